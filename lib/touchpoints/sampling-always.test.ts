import fc from "fast-check";
import { expect, test } from "vitest";
import { barriersTo } from "@/lib/delivery/barriers";
import { sendingKinds } from "@/lib/delivery/kinds";
import { lawfulBases } from "@/lib/delivery/lawful-basis";
import { isInWindow } from "@/lib/delivery/sending-window";
import {
  type Ask,
  ContactPolicy,
  readyPolicy,
  surveyKinds,
} from "@/lib/touchpoints/contact-policy";
import { cappedDays, dayNumber } from "@/lib/touchpoints/daily-cap";
import {
  type Candidate,
  decide,
  suppressionReasons,
  type TriggerFacts,
} from "@/lib/touchpoints/sampling";
import {
  call,
  customer,
  day,
  daysBefore,
  now,
  rulesOf,
  trigger,
} from "@/lib/touchpoints/test-sampling";

const anyAsk = fc.record<Ask>({
  at: fc.date({ min: daysBefore(400), max: daysBefore(-40), noInvalidDate: true }),
  kind: fc.constantFrom(...surveyKinds),
});
const anyCandidate = fc.record<Candidate>({
  invitee: fc.record({
    erased: fc.boolean(),
    unsubscribed: fc.boolean(),
    consent: fc.option(fc.boolean()),
    channelConsents: fc.dictionary(fc.constantFrom(...sendingKinds), fc.boolean()),
    reachable: fc.subarray([...sendingKinds]),
    declined: fc.constantFrom<string[]>([], ["s1"]),
    preferredChannel: fc.option(fc.constantFrom("sms", "chat")),
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
  ways: fc.record({
    order: fc.uniqueArray(fc.constantFrom(...sendingKinds)),
    names: fc.constant({ webhook: "Chat" }),
  }),
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
const anyPolicy = fc
  .record({
    basis: fc.constantFrom(...lawfulBases),
    channelBases: fc.record({ sms: fc.constantFrom(...lawfulBases) }),
  })
  .map((given) => readyPolicy(ContactPolicy.parse(given)));
// Each has an id of its own, as in the database: by it the one that asked is found again.
const anyTriggers = fc.uniqueArray(anyTrigger, { selector: ({ id }) => id });
const anyDraw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** Without a rest period even an ask that is still to come forbids nothing. */
const asksAgainst = (dueAt: Date, restSeconds: number, asks: readonly Ask[]) =>
  restSeconds === 0
    ? []
    : asks.filter(({ at }) => dueAt.getTime() - at.getTime() < restSeconds * 1000);

test("nobody is asked against a barrier, in a rest period, outside the window or over the cap", () => {
  fc.assert(
    fc.property(anyTriggers, anyCandidate, anyPolicy, (triggers, person, policy) => {
      const full = new Map([[dayNumber(now, "UTC"), 3]]);
      const taken = cappedDays(triggers, "UTC", () => full);
      const decision = decide(rulesOf(triggers, { taken, policy }), call, person, () => 0, now);
      if (decision.decision === "suppressed") return;
      const by = triggers.find(({ id }) => id === decision.triggerId) ?? trigger;
      const { dueAt } = decision;
      expect(barriersTo(person.invitee, by.ways.order, policy)).toEqual([]);
      expect(dueAt.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(decision.expiresAt.getTime()).toBeGreaterThan(dueAt.getTime());
      expect(asksAgainst(dueAt, by.restPeriodSeconds ?? 30 * day, person.asks)).toEqual([]);
      if (by.window) expect(isInWindow(by.window, person.timeZone ?? "UTC", dueAt)).toBe(true);
      if (by.dailyCap !== null)
        expect(full.get(dayNumber(dueAt, "UTC")) ?? 0).toBeLessThan(by.dailyCap);
    }),
    { numRuns: 300 },
  );
});

test("only the survey's channels are ways to a customer, each with an address and a ground that holds", () => {
  fc.assert(
    fc.property(anyTrigger, anyCandidate, anyPolicy, (one, person, policy) => {
      const decision = decide(rulesOf([one], { policy }), call, person, () => 0, now);
      if (decision.decision === "suppressed") return;
      for (const kind of [decision.channel, ...decision.route]) {
        expect(one.ways.order).toContain(kind);
        expect(barriersTo(person.invitee, [kind], policy)).toEqual([]);
      }
    }),
    { numRuns: 1000 },
  );
});

test("every reason given is in the order of the list, and the first is the reason", () => {
  fc.assert(
    fc.property(anyTriggers, anyCandidate, anyDraw, (triggers, person, draw) => {
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
