import fc from "fast-check";
import { expect, test } from "vitest";
import { barriers, type Invitee } from "@/lib/delivery/barriers";
import {
  decide,
  type InteractionFacts,
  matches,
  suppressionReasons,
  type TriggerFacts,
} from "@/lib/touchpoints/sampling";

const now = new Date("2026-03-10T12:00:00Z");
const day = 86_400;
const daysBefore = (days: number) => new Date(now.getTime() - days * 86_400_000);

const trigger: TriggerFacts = {
  id: "t1",
  surveyId: "s1",
  active: true,
  surveyOpen: true,
  touchpoints: [],
  channels: [],
  delaySeconds: 0,
  share: 1,
  restPeriodSeconds: 30 * day,
  expiresAfterSeconds: 14 * day,
};
const call: InteractionFacts = { touchpoint: "support", channel: "phone", occurredAt: now };
const customer: Invitee = {
  erased: false,
  unsubscribed: false,
  consent: null,
  hasAddress: true,
  lastAskedAt: null,
};
const decideWith = (
  changes: { trigger?: Partial<TriggerFacts>; customer?: Partial<Invitee> | null },
  draw = 0.5,
) =>
  decide(
    [{ ...trigger, ...changes.trigger }],
    call,
    changes.customer === null ? null : { ...customer, ...changes.customer },
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
  });
});

test("the delay counts from the interaction, and what is late is asked now, not in the past", () => {
  const soon = decide([{ ...trigger, delaySeconds: 3600 }], call, customer, () => 0, now);
  expect(soon).toMatchObject({ dueAt: new Date("2026-03-10T13:00:00Z") });
  const late = { ...call, occurredAt: daysBefore(3) };
  expect(decide([{ ...trigger, delaySeconds: 3600 }], late, customer, () => 0, now)).toMatchObject({
    dueAt: now,
  });
});

test("each reason is found on its own", () => {
  expect(decide([], call, customer, () => 0, now)).toMatchObject({ reasons: ["no-trigger"] });
  const before = { ...call, invitedTo: ["s1"] };
  expect(decide([trigger], before, customer, () => 0, now)).toMatchObject({
    reasons: ["already-invited"],
  });
  expect(decideWith({ trigger: { active: false } })).toMatchObject({ reasons: ["trigger-paused"] });
  expect(decideWith({ trigger: { surveyOpen: false } })).toMatchObject({
    reasons: ["survey-not-open"],
  });
  expect(decideWith({ customer: null })).toMatchObject({ reasons: ["no-customer"] });
  expect(decideWith({ customer: { erased: true } })).toMatchObject({ reasons: ["erased"] });
  expect(decideWith({ customer: { unsubscribed: true } })).toMatchObject({
    reasons: ["unsubscribed"],
  });
  expect(decideWith({ customer: { consent: false } })).toMatchObject({ reasons: ["no-consent"] });
  expect(decideWith({ customer: { hasAddress: false } })).toMatchObject({
    reasons: ["no-address"],
  });
  expect(decideWith({ customer: { lastAskedAt: daysBefore(29) } })).toMatchObject({
    reasons: ["rest-period"],
  });
  expect(decideWith({ trigger: { share: 0.5 } }, 0.5)).toMatchObject({ reasons: ["sampling"] });
});

test("all reasons are told, and the first in the list is the reason", () => {
  const decision = decideWith(
    {
      trigger: { share: 0 },
      customer: { consent: false, unsubscribed: true, lastAskedAt: now, hasAddress: false },
    },
    0,
  );
  expect(decision).toMatchObject({
    reason: "unsubscribed",
    reasons: ["unsubscribed", "no-consent", "no-address", "rest-period", "sampling"],
  });
});

test("the rest period ends on the day it says, and an ask still to come counts", () => {
  expect(decideWith({ customer: { lastAskedAt: daysBefore(30) } }).decision).toBe("invited");
  expect(decideWith({ customer: { lastAskedAt: daysBefore(-2) } })).toMatchObject({
    reason: "rest-period",
  });
  expect(
    decideWith({ trigger: { restPeriodSeconds: 0 }, customer: { lastAskedAt: now } }).decision,
  ).toBe("invited");
});

test("filters are lists of keys, and an interaction without a key passes only an empty list", () => {
  expect(matches({ ...trigger, touchpoints: ["support", "sales"] }, call)).toBe(true);
  expect(matches({ ...trigger, touchpoints: ["sales"] }, call)).toBe(false);
  expect(matches({ ...trigger, touchpoints: ["support"], channels: ["email"] }, call)).toBe(false);
  expect(matches({ ...trigger, channels: ["phone"] }, { ...call, channel: null })).toBe(false);
  expect(matches(trigger, { ...call, channel: null, touchpoint: null })).toBe(true);
});

test("the first trigger that would ask asks; a paused one does not speak for an active one", () => {
  const paused = { ...trigger, id: "paused", active: false };
  const never = { ...trigger, id: "never", share: 0 };
  const always = { ...trigger, id: "always" };
  const draw = () => 0.3;
  expect(decide([paused, never, always], call, customer, draw, now)).toMatchObject({
    decision: "invited",
    triggerId: "always",
  });
  expect(decide([paused, never], call, customer, draw, now)).toMatchObject({
    reason: "sampling",
    triggerId: "never",
  });
  expect(decide([paused], call, customer, draw, now)).toMatchObject({ reason: "trigger-paused" });
});

const anyCustomer = fc.record<Invitee>({
  erased: fc.boolean(),
  unsubscribed: fc.boolean(),
  consent: fc.option(fc.boolean()),
  hasAddress: fc.boolean(),
  lastAskedAt: fc.option(
    fc.date({ min: daysBefore(400), max: daysBefore(-40), noInvalidDate: true }),
  ),
});
const anyTrigger = fc.record<TriggerFacts>({
  id: fc.uuid(),
  surveyId: fc.uuid(),
  active: fc.boolean(),
  surveyOpen: fc.boolean(),
  touchpoints: fc.subarray(["support", "sales"]),
  channels: fc.subarray(["phone", "email"]),
  delaySeconds: fc.nat(1_000_000),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  restPeriodSeconds: fc.nat(365 * day),
  expiresAfterSeconds: fc.integer({ min: 1, max: 365 * day }),
});
const anyDraw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test("nobody is asked against a barrier, and every reason given is a true one in order", () => {
  fc.assert(
    fc.property(fc.array(anyTrigger), anyCustomer, anyDraw, (triggers, person, draw) => {
      const decision = decide(triggers, call, person, () => draw, now);
      if (decision.decision === "invited") {
        expect(barriers(person)).toEqual([]);
        expect(decision.dueAt.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(decision.expiresAt.getTime()).toBeGreaterThan(decision.dueAt.getTime());
        return;
      }
      const order = decision.reasons.map((reason) => suppressionReasons.indexOf(reason));
      expect(decision.reasons[0]).toBe(decision.reason);
      expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
    }),
  );
});

test("a larger share never asks fewer: whoever is asked at a share is asked at any larger one", () => {
  fc.assert(
    fc.property(anyTrigger, anyCustomer, anyDraw, anyDraw, (one, person, draw, more) => {
      const share = Math.max(one.share, more);
      const before = decide([one], call, person, () => draw, now);
      const after = decide([{ ...one, share }], call, person, () => draw, now);
      if (before.decision === "invited") expect(after.decision).toBe("invited");
    }),
  );
});
