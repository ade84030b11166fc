import { expect, test } from "vitest";
import type { Invitee } from "@/lib/delivery/barriers";
import { ContactPolicy, readyPolicy } from "@/lib/touchpoints/contact-policy";
import { decide, readyTrigger } from "@/lib/touchpoints/sampling";

const now = new Date("2026-03-10T12:00:00Z");
const trigger = readyTrigger({
  ...{ id: "t1", surveyId: "s1", surveyKind: "nps", active: true, surveyOpen: true },
  ...{ touchpoints: [], channels: [], conditions: [], startsAt: null, endsAt: null, share: 1 },
  ...{ delaySeconds: 0, window: null, restPeriodSeconds: null, whenResting: "drop" },
  ...{ dailyCap: null, expiresAfterSeconds: 86_400 },
});
const call = {
  ...{ touchpoint: null, channel: null, team: null, agent: null, kpis: {} },
  occurredAt: now,
};

/** Why a customer who can be reached so is not asked under this policy; undefined for one who is. */
function reason(policy: object, invitee: Partial<Invitee>) {
  const candidate = {
    invitee: {
      ...{ erased: false, unsubscribed: false, consent: null, hasAddress: true },
      ...{ reachable: [], declined: [], preferredChannel: null },
      ...invitee,
    },
    facts: { known: {}, attributes: {} },
    ...{ timeZone: null, asks: [] },
  };
  const rules = {
    triggers: [trigger],
    policy: readyPolicy(ContactPolicy.parse(policy)),
    ...{ zone: "UTC", taken: new Map() },
  };
  const decision = decide(rules, call, candidate, () => 0, now);
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
  expect(reason(strict, {})).toBe("no-consent");
});

test("a no that was said holds on every ground", () => {
  for (const basis of ["consent", "legitimate-interest", "contract"]) {
    expect(reason({ basis }, { reachable: ["email"], consent: false })).toBe("no-consent");
  }
});
