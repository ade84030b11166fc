import fc from "fast-check";
import { expect, test } from "vitest";
import { plannedKinds } from "@/lib/delivery/kinds";
import type { Comparison } from "@/lib/touchpoints/condition";
import { SaveTrigger } from "@/lib/touchpoints/save-trigger-shape";
import { CreateTrigger, Trigger } from "@/lib/touchpoints/shapes";
import { changedRules } from "@/lib/touchpoints/trigger-of-form";
import { valuesOf } from "@/lib/touchpoints/trigger-values";
import { listOf, typedList } from "@/lib/touchpoints/typed-list";

const label = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" }),
    fc.constantFrom("Smith, Ann", '5" pipe', '"', ",", '"quoted"', "a\nb", ', "'),
  )
  .map((text) => text.trim())
  .filter((text) => text !== "" && !text.includes("\0"));

const values = fc.array(fc.oneof(label, fc.double({ noNaN: true }), fc.boolean()), {
  minLength: 1,
  maxLength: 5,
});
const fact = fc.constantFrom("agent", "touchpoint", "kpi.hold", "customer.attributes.plan");
const comparison: fc.Arbitrary<Comparison> = fc.oneof(
  fc.record({ fact, is: fc.constantFrom("one-of" as const, "none-of" as const), values }),
  fc.record({
    fact,
    is: fc.constantFrom("at-least" as const, "below" as const),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
  }),
  fc.record({ fact, is: fc.constantFrom("known" as const, "unknown" as const) }),
);
const clause = fc.oneof(
  comparison,
  fc.record({ any: fc.array(comparison, { minLength: 1, maxLength: 3 }) }),
);
const moment = fc.date({
  min: new Date("0900-01-01"),
  max: new Date("9990-01-01"),
  noInvalidDate: true,
});
const clock = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
const window = fc.record({
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  from: clock,
  until: clock,
});

const day = 86_400;
const id = "01890000-0000-7000-8000-000000000000";
const stored = fc
  .record({
    ...{ name: label, active: fc.boolean(), priority: fc.integer({ min: -100, max: 100 }) },
    ...{ touchpoints: fc.array(label), channels: fc.array(label), conditions: fc.array(clause) },
    startsAt: fc.option(moment.map((at) => at.toISOString())),
    endsAt: fc.option(moment.map((at) => at.toISOString())),
    delaySeconds: fc.integer({ min: 0, max: 90 * day }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    window: fc.option(window),
    restPeriodSeconds: fc.option(fc.integer({ min: 0, max: 1825 * day })),
    whenResting: fc.constantFrom("drop" as const, "delay" as const),
    dailyCap: fc.option(fc.integer({ min: 1, max: 10_000_000 })),
    askBy: fc.option(fc.shuffledSubarray([...plannedKinds], { minLength: 1, maxLength: 3 })),
    expiresAfterSeconds: fc.integer({ min: 3600, max: 365 * day }),
  })
  .map((rules) => CreateTrigger.safeParse({ survey: id, ...rules }))
  .filter(({ success }) => success)
  .map(({ data }) => {
    const moments = { createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z" };
    return Trigger.parse({ ...data, id, ...moments });
  });
const zone = fc.constantFrom("UTC", "Asia/Kathmandu", "America/New_York");

test("saving a trigger's form without a change changes nothing", () => {
  fc.assert(
    fc.property(stored, zone, (trigger, timeZone) => {
      const form = SaveTrigger.parse(valuesOf(trigger.survey, timeZone, trigger));
      const { survey, createdAt, updatedAt, id: _, ...rules } = trigger;
      expect(changedRules(timeZone, trigger, form)).toEqual(rules);
    }),
    { numRuns: 200 },
  );
});

test("what is changed on the form is changed, and the rest of it stays exact", () => {
  const trigger = Trigger.parse({
    ...CreateTrigger.parse({
      survey: id,
      startsAt: "2026-03-01T09:30:00Z",
      delaySeconds: 61,
      restPeriodSeconds: 36 * 3600,
      expiresAfterSeconds: 6 * 3600,
      askBy: ["sms", "email"],
      conditions: [
        { fact: "agent", is: "one-of", values: ["Smith, Ann", 12] },
        { fact: "team", is: "one-of", values: ["North"] },
      ],
    }),
    ...{ id, createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z" },
  });
  const values = valuesOf(id, "UTC", trigger);
  expect(values).toMatchObject({
    ...{ rest: "36", restUnit: "hours", expires: "6", expiresUnit: "hours" },
    askBy: ["sms", "email", ""],
    conditions: [{ any: [{ text: '"Smith, Ann", 12' }] }, { any: [{ text: "North" }] }],
  });
  const [first] = values.conditions;
  const south = { fact: "team", is: "one-of", text: "South" };
  const typed = {
    ...{ ...values, conditions: [first, { any: [south] }] },
    ...{ expires: "2", expiresUnit: "days" },
  };
  expect(changedRules("UTC", trigger, SaveTrigger.parse(typed))).toMatchObject({
    startsAt: "2026-03-01T09:30:00.000Z",
    delaySeconds: 61,
    restPeriodSeconds: 36 * 3600,
    expiresAfterSeconds: 2 * day,
    conditions: [
      { fact: "agent", is: "one-of", values: ["Smith, Ann", 12] },
      { fact: "team", is: "one-of", values: ["South"] },
    ],
  });
  const later = SaveTrigger.parse({ ...values, firstDay: "2026-03-02" });
  expect(changedRules("UTC", trigger, later).startsAt).toBe("2026-03-02T00:00:00.000Z");
  const orderOf = (askBy: string[]) =>
    changedRules("UTC", trigger, SaveTrigger.parse({ ...values, askBy })).askBy;
  expect(orderOf(["letter", "", "sms"])).toEqual(["letter", "sms"]);
  expect(orderOf(["", "email", ""])).toBeNull();
});

test("a list of any texts is read as it was written, and what is no list is told from one", () => {
  fc.assert(
    fc.property(fc.array(label), (texts) => {
      expect(listOf(typedList(texts))).toEqual(texts);
    }),
  );
  expect(listOf(" Ann,  Ben ,, 5 pipe ")).toEqual(["Ann", "Ben", "5 pipe"]);
  expect(listOf('5" pipe, "a ""b"" c"')).toEqual(['5" pipe', 'a "b" c']);
  expect(listOf('"Ann')).toBeUndefined();
  expect(listOf('"Ann" Lee, Ben')).toBeUndefined();
});
