import { expect, test } from "vitest";
import type { Invitee } from "@/lib/delivery/barriers";
import type { PlannedKind } from "@/lib/delivery/kinds";
import { ContactPolicy, readyPolicy } from "@/lib/touchpoints/contact-policy";
import { decide, readyTrigger, type TriggerFacts } from "@/lib/touchpoints/sampling";

const now = new Date("2026-03-10T12:00:00Z");
const trigger: TriggerFacts = {
  ...{ id: "t1", surveyId: "s1", surveyKind: "nps", active: true, surveyOpen: true },
  ...{ touchpoints: [], channels: [], conditions: [], startsAt: null, endsAt: null, share: 1 },
  ...{ delaySeconds: 0, window: null, restPeriodSeconds: null, whenResting: "drop" },
  ...{ dailyCap: null, expiresAfterSeconds: 86_400 },
  ways: { order: ["email", "sms", "webhook"], names: {} },
};
const call = {
  ...{ touchpoint: null, channel: null, team: null, agent: null, kpis: {} },
  occurredAt: now,
};

/** What is decided on a customer who can be reached so, under this policy. */
function decided(policy: object, invitee: Partial<Invitee>, ways = trigger.ways) {
  const candidate = {
    invitee: {
      ...{ erased: false, unsubscribed: false, consent: null, channelConsents: {} },
      ...{ reachable: [], declined: [], preferredChannel: null },
      ...invitee,
    },
    facts: { known: {}, attributes: {} },
    ...{ timeZone: null, asks: [] },
  };
  const rules = {
    triggers: [readyTrigger({ ...trigger, ways })],
    policy: readyPolicy(ContactPolicy.parse(policy)),
    ...{ zone: "UTC", taken: new Map() },
  };
  return decide(rules, call, candidate, () => 0, now);
}

/** Why a customer is not asked; undefined for one who is. */
function reason(...given: Parameters<typeof decided>) {
  const decision = decided(...given);
  return decision.decision === "invited" ? undefined : decision.reason;
}

const mixed = { channelBases: { email: "consent", sms: "contract" } };

test("missing consent forbids asking only where every channel that reaches needs it", () => {
  expect(reason(mixed, { reachable: ["email"] })).toBe("no-consent");
  expect(reason(mixed, { reachable: ["sms"] })).toBeUndefined();
  expect(reason(mixed, { reachable: ["email", "sms"] })).toBeUndefined();
  expect(reason(mixed, { reachable: ["email"], consent: true })).toBeUndefined();
});

test("a channel's own ground goes before the general one", () => {
  const strict = { basis: "consent", channelBases: { sms: "legitimate-interest" } };
  expect(reason(strict, { reachable: ["email", "webhook"] })).toBe("no-consent");
  expect(reason(strict, { reachable: ["sms"] })).toBeUndefined();
  expect(reason(strict, {})).toBe("no-address");
  expect(reason({ basis: "consent" }, {})).toBe("no-consent");
});

test("only the channels of the survey count, and the first that may be used is the first used", () => {
  const ways = (...order: PlannedKind[]) => ({ order, names: {} });
  const both: Partial<Invitee> = { reachable: ["email", "sms"] };
  expect(reason({}, { reachable: ["email", "widget"] }, ways("sms"))).toBe("no-address");
  expect(reason(mixed, both, ways("email"))).toBe("no-consent");
  expect(decided(mixed, both, ways("email", "sms"))).toMatchObject({ channel: "sms", route: [] });
  const wish = { ...both, preferredChannel: "SMS" };
  expect(decided({}, wish, ways("email", "sms"))).toMatchObject({
    ...{ channel: "sms", route: ["email"] },
  });
  expect(reason({}, both, ways())).toBe("no-address");
});

test("what was said of one channel holds for it alone, and a general no for all", () => {
  const both: Partial<Invitee> = { reachable: ["email", "sms"] };
  const noMails = { ...both, channelConsents: { email: false } };
  expect(decided({}, noMails)).toMatchObject({ channel: "sms", route: [] });
  expect(reason({}, { ...noMails, reachable: ["email"], consent: true })).toBe("no-consent");
  expect(reason({}, { ...noMails, channelConsents: { email: false, sms: false } })).toBe(
    "no-consent",
  );
  const onlyAsked = { basis: "consent" };
  const yesToSms = { ...both, channelConsents: { sms: true } };
  expect(decided(onlyAsked, yesToSms)).toMatchObject({ channel: "sms", route: [] });
  expect(reason(onlyAsked, { ...yesToSms, consent: false })).toBe("no-consent");
  expect(decided(onlyAsked, { ...noMails, consent: true })).toMatchObject({
    ...{ channel: "sms", route: [] },
  });
});

test("a no that was said holds on every ground", () => {
  for (const basis of ["consent", "legitimate-interest", "contract"]) {
    expect(reason({ basis }, { reachable: ["email"], consent: false })).toBe("no-consent");
  }
});
