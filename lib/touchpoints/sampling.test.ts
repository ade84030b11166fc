import fc from "fast-check";
import { expect, test } from "vitest";
import { barriers, type Invitee } from "@/lib/delivery/barriers";
import { sendingKinds } from "@/lib/delivery/kinds";
import {
  type Ask,
  ContactPolicy,
  readyPolicy,
  surveyKinds,
} from "@/lib/touchpoints/contact-policy";
import { dayNumber } from "@/lib/touchpoints/daily-cap";
import {
  type Candidate,
  decide,
  type InteractionFacts,
  type Rules,
  readyTrigger,
  suppressionReasons,
  type TriggerFacts,
} from "@/lib/touchpoints/sampling";
import { isInWindow } from "@/lib/touchpoints/sending-window";

const now = new Date("2026-03-10T12:00:00Z");
const day = 86_400;
const daysBefore = (days: number) => new Date(now.getTime() - days * 86_400_000);

const trigger: TriggerFacts = {
  id: "t1",
  surveyId: "s1",
  surveyKind: "nps",
  active: true,
  surveyOpen: true,
  touchpoints: [],
  channels: [],
  conditions: [],
  startsAt: null,
  endsAt: null,
  delaySeconds: 0,
  window: null,
  share: 1,
  restPeriodSeconds: null,
  whenResting: "drop",
  dailyCap: null,
  expiresAfterSeconds: 14 * day,
};
const call: InteractionFacts = {
  ...{ touchpoint: "support", channel: "phone", team: null, agent: null, kpis: {} },
  occurredAt: now,
};
const invitee: Invitee = {
  erased: false,
  unsubscribed: false,
  consent: null,
  hasAddress: true,
  reachable: ["email"],
  declined: [],
};
const customer: Candidate = {
  invitee,
  facts: { known: {}, attributes: {} },
  timeZone: null,
  asks: [],
};
const asked = (at: Date): Ask => ({ at, kind: "nps" });
const rulesOf = (triggers: readonly TriggerFacts[], change: Partial<Rules> = {}): Rules => ({
  triggers: triggers.map(readyTrigger),
  policy: readyPolicy(ContactPolicy.parse({})),
  zone: "UTC",
  taken: new Map(),
  ...change,
});
const decideWith = (
  changes: {
    trigger?: Partial<TriggerFacts>;
    invitee?: Partial<Invitee>;
    asks?: Ask[];
    call?: Partial<InteractionFacts>;
    policy?: object;
  },
  draw = 0.5,
) =>
  decide(
    rulesOf([{ ...trigger, ...changes.trigger }], {
      policy: readyPolicy(ContactPolicy.parse(changes.policy ?? {})),
    }),
    { ...call, ...changes.call },
    { ...customer, asks: changes.asks ?? [], invitee: { ...invitee, ...changes.invitee } },
    () => draw,
    now,
  );

test("an ordinary customer of a matching interaction is asked at once and for a while", () => {
  expect(decideWith({})).toEqual({
    decision: "invited",
    triggerId: "t1",
    surveyId: "s1",
    dueAt: now,
    expiresAt: new Date("2026-03-24T12:00:00Z"),
    moved: [],
    heard: [],
  });
});

test("the delay counts from the interaction, and what is late is asked now, not in the past", () => {
  const delayed = { trigger: { delaySeconds: 3600 } };
  expect(decideWith(delayed)).toMatchObject({ dueAt: new Date("2026-03-10T13:00:00Z") });
  const late = { ...delayed, call: { occurredAt: daysBefore(3) } };
  expect(decideWith(late)).toMatchObject({ dueAt: now });
});

test("each reason is found on its own", () => {
  const alone = (reasons: string[], changes: Parameters<typeof decideWith>[0]) =>
    expect(decideWith(changes), reasons.join()).toMatchObject({ reasons });
  const noPolicy = { restPeriodSeconds: 0 };
  const staff = { when: [{ fact: "customer.segment", is: "unknown" }], limits: null };
  expect(decide(rulesOf([]), call, customer, () => 0, now)).toMatchObject({
    reasons: ["no-trigger"],
  });
  expect(decide(rulesOf([trigger]), call, null, () => 0, now)).toMatchObject({
    reasons: ["no-customer"],
  });
  alone(["already-invited"], { call: { invitedTo: ["s1"] } });
  alone(["trigger-paused"], { trigger: { active: false } });
  alone(["trigger-not-started"], { trigger: { startsAt: daysBefore(-1) } });
  alone(["trigger-ended"], { trigger: { endsAt: now } });
  alone(["survey-not-open"], { trigger: { surveyOpen: false } });
  alone(["erased"], { invitee: { erased: true } });
  alone(["unsubscribed"], { invitee: { unsubscribed: true } });
  alone(["no-consent"], { invitee: { consent: false } });
  alone(["no-address"], { invitee: { hasAddress: false } });
  alone(["survey-declined"], { invitee: { declined: ["another", "s1"] } });
  alone(["never-contact"], { policy: { exceptions: [staff] } });
  alone(["rest-period"], { asks: [asked(daysBefore(29))] });
  alone(["yearly-maximum"], {
    asks: [asked(daysBefore(50)), asked(daysBefore(100))],
    policy: { ...noPolicy, yearlyMaximum: 2 },
  });
  alone(["sampling"], { trigger: { share: 0.5 } });
});

test("all reasons are told, and the first in the list is the reason", () => {
  const decision = decideWith(
    {
      trigger: { share: 0 },
      invitee: { consent: false, unsubscribed: true, hasAddress: false },
      asks: [asked(now)],
    },
    0,
  );
  expect(decision).toMatchObject({
    reason: "unsubscribed",
    reasons: ["unsubscribed", "no-consent", "no-address", "rest-period", "sampling"],
  });
});

test("the rest period ends on the day it says, and an ask still to come counts", () => {
  expect(decideWith({ asks: [asked(daysBefore(30))] }).decision).toBe("invited");
  expect(decideWith({ asks: [asked(daysBefore(-2))] })).toMatchObject({ reason: "rest-period" });
  const own = { trigger: { restPeriodSeconds: 0 }, asks: [asked(now)] };
  expect(decideWith(own).decision).toBe("invited");
});

test("an ask that comes too early waits where its trigger says so, but not for ever", () => {
  const waits = { trigger: { whenResting: "delay" as const } };
  expect(decideWith({ ...waits, asks: [asked(daysBefore(10))] })).toMatchObject({
    decision: "invited",
    dueAt: daysBefore(-20),
    moved: ["rest-period"],
  });
  const policy = { restPeriodSeconds: 100 * day };
  expect(decideWith({ ...waits, policy, asks: [asked(daysBefore(1))] })).toMatchObject({
    reason: "rest-period",
  });
});

test("the moment waits for the window by the customer's clock, then for a day with room", () => {
  const window = { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "17:00" };
  const one = { ...trigger, window, dailyCap: 10 };
  const kathmandu = { ...customer, timeZone: "Asia/Kathmandu" };
  const decided = (taken: Map<number, number>) =>
    decide(rulesOf([one], { taken: new Map([["t1", taken]]) }), call, kathmandu, () => 0, now);
  expect(decided(new Map())).toMatchObject({
    dueAt: new Date("2026-03-11T03:15:00Z"),
    moved: ["window"],
  });
  const full = new Map([[dayNumber(new Date("2026-03-11T03:15:00Z"), "UTC"), 10]]);
  expect(decided(full)).toMatchObject({
    dueAt: new Date("2026-03-12T03:15:00Z"),
    moved: ["window", "daily-cap"],
  });
});

test("filters are lists of keys and conditions, and no key passes only an empty list", () => {
  const spoken = (change: Partial<TriggerFacts>, interaction: Partial<InteractionFacts> = {}) =>
    decideWith({ trigger: change, call: interaction }).triggerId !== null;
  expect(spoken({ touchpoints: ["support", "sales"] })).toBe(true);
  expect(spoken({ touchpoints: ["sales"] })).toBe(false);
  expect(spoken({ touchpoints: ["support"], channels: ["email"] })).toBe(false);
  expect(spoken({ channels: ["phone"] }, { channel: null })).toBe(false);
  expect(spoken({}, { channel: null, touchpoint: null })).toBe(true);
  const held = { fact: "kpi.hold", is: "above" as const, value: 60 };
  expect(spoken({ conditions: [held] }, { kpis: { hold: 61 } })).toBe(true);
  expect(spoken({ conditions: [held] }, { kpis: { hold: 60 } })).toBe(false);
});

test("the first trigger that would ask asks; one that sleeps does not speak for one at work", () => {
  const paused = { ...trigger, id: "paused", active: false };
  const never = { ...trigger, id: "never", share: 0 };
  const always = { ...trigger, id: "always" };
  const decided = (...triggers: TriggerFacts[]) =>
    decide(rulesOf(triggers), call, customer, () => 0.3, now);
  const heard = [
    { triggerId: "paused", reasons: ["trigger-paused"] },
    { triggerId: "never", reasons: ["sampling"] },
  ];
  expect(decided(paused, never, always)).toMatchObject({ triggerId: "always", heard });
  expect(decided(paused, never)).toMatchObject({
    reason: "sampling",
    triggerId: "never",
    heard: [heard[0]],
  });
  expect(decided(paused)).toMatchObject({ reason: "trigger-paused", surveyId: "s1" });
});

const anyAsk = fc.record<Ask>({
  at: fc.date({ min: daysBefore(400), max: daysBefore(-40), noInvalidDate: true }),
  kind: fc.constantFrom(...surveyKinds),
});
const anyCandidate = fc.record<Candidate>({
  invitee: fc.record({
    erased: fc.boolean(),
    unsubscribed: fc.boolean(),
    consent: fc.option(fc.boolean()),
    hasAddress: fc.boolean(),
    reachable: fc.subarray([...sendingKinds]),
    declined: fc.constantFrom<string[]>([], ["s1"]),
  }),
  facts: fc.constant(customer.facts),
  timeZone: fc.option(fc.constantFrom("Asia/Kathmandu", "America/New_York")),
  asks: fc.array(anyAsk, { maxLength: 4 }),
});
const anyTrigger = fc.record<TriggerFacts>({
  id: fc.uuid(),
  surveyId: fc.uuid(),
  surveyKind: fc.constantFrom(...surveyKinds),
  active: fc.boolean(),
  surveyOpen: fc.boolean(),
  touchpoints: fc.subarray(["support", "sales"]),
  channels: fc.subarray(["phone", "email"]),
  conditions: fc.constant([]),
  startsAt: fc.option(fc.constant(daysBefore(1))),
  endsAt: fc.option(fc.constant(daysBefore(-1))),
  delaySeconds: fc.nat(1_000_000),
  window: fc.option(
    fc.record({
      weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      from: fc.constantFrom("08:00", "12:15"),
      until: fc.constantFrom("13:00", "24:00"),
    }),
  ),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  restPeriodSeconds: fc.option(fc.nat(365 * day)),
  whenResting: fc.constantFrom("drop", "delay"),
  dailyCap: fc.option(fc.integer({ min: 1, max: 3 })),
  expiresAfterSeconds: fc.integer({ min: 1, max: 365 * day }),
});
const anyDraw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test("nobody is asked against a barrier, in a rest period, outside the window or over the cap", () => {
  fc.assert(
    fc.property(fc.array(anyTrigger), anyCandidate, anyDraw, (triggers, person, draw) => {
      const full = new Map([[dayNumber(now, "UTC"), 3]]);
      const taken = new Map(triggers.map(({ id }) => [id, full]));
      const decision = decide(rulesOf(triggers, { taken }), call, person, () => draw, now);
      if (decision.decision === "suppressed") return;
      const by = triggers.find(({ id }) => id === decision.triggerId) ?? trigger;
      const { dueAt } = decision;
      expect(barriers(person.invitee)).toEqual([]);
      expect(dueAt.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(decision.expiresAt.getTime()).toBeGreaterThan(dueAt.getTime());
      const rest = (by.restPeriodSeconds ?? 30 * day) * 1000;
      for (const { at } of person.asks)
        expect(dueAt.getTime() - at.getTime()).toBeGreaterThanOrEqual(rest);
      if (by.window) expect(isInWindow(by.window, person.timeZone ?? "UTC", dueAt)).toBe(true);
      if (by.dailyCap !== null)
        expect(full.get(dayNumber(dueAt, "UTC")) ?? 0).toBeLessThan(by.dailyCap);
    }),
    { numRuns: 300 },
  );
});

test("every reason given is in the order of the list, and the first is the reason", () => {
  fc.assert(
    fc.property(fc.array(anyTrigger), anyCandidate, anyDraw, (triggers, person, draw) => {
      const decision = decide(rulesOf(triggers), call, person, () => draw, now);
      if (decision.decision === "invited") return;
      const order = decision.reasons.map((reason) => suppressionReasons.indexOf(reason));
      expect(decision.reasons[0]).toBe(decision.reason);
      expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
    }),
  );
});

test("a larger share never asks fewer: whoever is asked at a share is asked at any larger one", () => {
  fc.assert(
    fc.property(anyTrigger, anyCandidate, anyDraw, anyDraw, (one, person, draw, more) => {
      const share = Math.max(one.share, more);
      const before = decide(rulesOf([one]), call, person, () => draw, now);
      const after = decide(rulesOf([{ ...one, share }]), call, person, () => draw, now);
      if (before.decision === "invited") expect(after.decision).toBe("invited");
    }),
  );
});
