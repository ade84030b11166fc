import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Ask,
  ContactPolicy,
  permitted,
  readyPolicy,
  surveyKinds,
  usualPolicy,
} from "@/lib/touchpoints/contact-policy";

const day = 86_400;
const now = Date.parse("2026-03-10T12:00:00Z");
const daysAgo = (days: number) => new Date(now - days * day * 1000);
const nobody = { known: {}, attributes: {} };
type Asking = Parameters<typeof permitted>[1];
const nps: Asking = { surveyKind: "nps", restPeriodSeconds: null };
const asked = (days: number, kind: Ask["kind"] = "nps"): Ask => ({ at: daysAgo(days), kind });
const may = (policy: object, asks: Ask[], trigger = nps, customer: object = {}) =>
  permitted(readyPolicy(ContactPolicy.parse(policy)), trigger, { ...nobody, ...customer }, asks);

test("usually a person is left alone for 30 days, after the last ask and before the next", () => {
  expect(usualPolicy).toMatchObject({ restPeriodSeconds: 30 * day, yearlyMaximum: null });
  expect(may({}, [])).toEqual({ never: false, restedAt: 0, yearAt: 0 });
  expect(may({}, [asked(40), asked(29)]).restedAt).toBe(daysAgo(-1).getTime());
  expect(may({}, [asked(-2)]).restedAt).toBe(daysAgo(-32).getTime());
});

test("a yearly maximum counts back from the ask it would be", () => {
  const asks = [asked(300), asked(200), asked(100)];
  expect(may({ yearlyMaximum: 4 }, asks).yearAt).toBe(0);
  expect(may({ yearlyMaximum: 3 }, asks).yearAt).toBe(daysAgo(300 - 365).getTime());
  expect(may({ yearlyMaximum: 1 }, asks).yearAt).toBe(daysAgo(100 - 365).getTime());
});

test("limits of a kind of survey hold among asks of that kind, on top of the general ones", () => {
  const kinds = { nps: { restPeriodSeconds: 90 * day, yearlyMaximum: 2 } };
  const policy = { restPeriodSeconds: 7 * day, kinds };
  const asks = [asked(60, "nps"), asked(10, "csat")];
  expect(may(policy, asks).restedAt).toBe(daysAgo(-30).getTime());
  const csat = { surveyKind: "csat", restPeriodSeconds: null } as const;
  expect(permitted(readyPolicy(ContactPolicy.parse(policy)), csat, nobody, asks).restedAt).toBe(
    daysAgo(3).getTime(),
  );
  expect(may(policy, [asked(90), asked(120, "csat"), asked(180)]).yearAt).toBe(
    daysAgo(180 - 365).getTime(),
  );
});

test("the first exception that fits replaces the general limits, or forbids asking", () => {
  const exceptions = [
    { when: [{ fact: "customer.segment", is: "one-of", values: ["staff"] }], limits: null },
    {
      when: [{ fact: "customer.clv", is: "at-least", value: 1000 }],
      limits: { restPeriodSeconds: 60 * day, yearlyMaximum: null },
    },
  ];
  const like = (known: object) => may({ exceptions }, [asked(40)], nps, { known });
  expect(like({ segment: "staff", clv: 5000 }).never).toBe(true);
  expect(like({ clv: 5000 }).restedAt).toBe(daysAgo(-20).getTime());
  expect(like({ clv: 10 }).restedAt).toBe(daysAgo(10).getTime());
});

test("an exception is about customers, and about some of them", () => {
  const limits = null;
  const wrong = [[], [{ fact: "team", is: "known" }], [{ any: [{ fact: "kpi.x", is: "known" }] }]];
  for (const when of wrong)
    expect(ContactPolicy.safeParse({ exceptions: [{ when, limits }] }).success).toBe(false);
});

test("a trigger's own rest period replaces the policy's, unless the policy forbids shortening", () => {
  const own = { surveyKind: "nps", restPeriodSeconds: day } as const;
  const decided = (policy: object, trigger: { surveyKind: "nps"; restPeriodSeconds: number }) =>
    permitted(readyPolicy(ContactPolicy.parse(policy)), trigger, nobody, [asked(0)]).restedAt;
  expect(decided({}, own)).toBe(now + day * 1000);
  expect(decided({ triggersMayShorten: false }, own)).toBe(now + 30 * day * 1000);
  const longer = { ...own, restPeriodSeconds: 60 * day };
  expect(decided({ triggersMayShorten: false }, longer)).toBe(now + 60 * day * 1000);
});

test("what a trigger cannot shorten is the rest of its survey's kind, too", () => {
  const kinds = { nps: { restPeriodSeconds: 90 * day, yearlyMaximum: null } };
  const restedBy = (days: number, policy: object) =>
    may({ kinds, ...policy }, [asked(5, "csat"), asked(10)], {
      ...{ surveyKind: "nps", restPeriodSeconds: days * day },
    }).restedAt;
  const fixed = { triggersMayShorten: false };
  for (const days of [0, 40, 85]) expect(restedBy(days, fixed)).toBe(daysAgo(-80).getTime());
  // Of another kind, but five days later: a trigger's own rest counts from every ask.
  expect(restedBy(88, fixed)).toBe(daysAgo(-83).getTime());
  expect(restedBy(0, {})).toBe(0);
});

const anyAsk = fc.record<Ask>({
  at: fc.integer({ min: -400, max: 800 }).map(daysAgo),
  kind: fc.constantFrom(...surveyKinds),
});
const anyLimits = fc.record({
  restPeriodSeconds: fc.integer({ min: 0, max: 400 }).map((days) => days * day),
  yearlyMaximum: fc.option(fc.integer({ min: 1, max: 5 })),
});

test("at the moment it permits, and at any later one, every limit is kept", () => {
  const anyCase = fc.record({
    general: anyLimits,
    nps: anyLimits,
    asks: fc.array(anyAsk, { maxLength: 12 }),
    later: fc.integer({ min: 0, max: 400 }),
  });
  fc.assert(
    fc.property(anyCase, ({ general, nps: ofKind, asks, later }) => {
      const { restedAt, yearAt } = may({ ...general, kinds: { nps: ofKind } }, asks);
      const at = Math.max(restedAt, yearAt, now) + later * day * 1000;
      const within = (seconds: number, among: Ask[]) =>
        among.filter((ask) => seconds > 0 && at - ask.at.getTime() < seconds * 1000);
      const alike = asks.filter(({ kind }) => kind === "nps");
      for (const [limits, among] of [
        [general, asks],
        [ofKind, alike],
      ] as const) {
        expect(within(limits.restPeriodSeconds, among)).toEqual([]);
        const { yearlyMaximum } = limits;
        if (yearlyMaximum !== null)
          expect(within(365 * day, among).length).toBeLessThan(yearlyMaximum);
      }
    }),
  );
});
