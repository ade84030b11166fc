import { expect, test } from "vitest";
import { cappedDays, dayNumber } from "@/lib/touchpoints/daily-cap";
import { decide, type InteractionFacts, type TriggerFacts } from "@/lib/touchpoints/sampling";
import {
  asked,
  call,
  customer,
  day,
  daysBefore,
  decideWith,
  now,
  rulesOf,
  trigger,
} from "@/lib/touchpoints/test-sampling";

test("an ordinary customer of a matching interaction is asked at once and for a while", () => {
  expect(decideWith({})).toEqual({
    decision: "invited",
    triggerId: "t1",
    surveyId: "s1",
    channel: "email",
    route: [],
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

test("an interaction said to be years ahead is asked about tomorrow, and not in years", () => {
  const ahead = { call: { occurredAt: new Date("9999-12-30T00:00:00Z") } };
  expect(decideWith(ahead)).toMatchObject({ decision: "invited", dueAt: daysBefore(-1) });
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
  alone(["no-address"], { invitee: { reachable: [] } });
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
      invitee: { consent: false, unsubscribed: true, reachable: [] },
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
  const stillToCome = [asked(new Date(now.getTime() + 1))];
  expect(decideWith({ ...own, asks: stillToCome }).decision).toBe("invited");
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
    decide(
      rulesOf([one], { taken: cappedDays([one], "UTC", () => taken) }),
      ...([call, kathmandu, () => 0, now] as const),
    );
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
