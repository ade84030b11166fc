import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { customers, invited, publishedSurvey } from "@/lib/delivery/test-asking";
import { considerInvitations } from "@/lib/touchpoints/consider-invitations";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { CreateTrigger } from "@/lib/touchpoints/shapes";
import { simulatePolicy } from "@/lib/touchpoints/simulate-policy";
import { simulateTrigger } from "@/lib/touchpoints/simulate-trigger";
import { SimulatePolicy, SimulateTrigger } from "@/lib/touchpoints/simulation-shapes";
import { decisionOf, interactions } from "@/lib/touchpoints/test-interactions";

const db = testDatabase();
const day = 86_400;
const today = new Date("2026-03-10T12:00:00Z");
const ago = (days: number) => new Date(today.getTime() - days * day * 1000);
const at = (ctx: Context, moment: Date): Context => ({ ...ctx, now: () => moment });

/** An organisation whose customers called several times within the last 90 days. */
async function setting() {
  const ctx: Context = await db.context(() => today);
  const survey = await publishedSurvey(ctx);
  const known = await customers(ctx, 6);
  const silent = await customers(ctx, 1, { consent: false });
  const calls = await interactions(
    ctx,
    Array.from({ length: 40 }, (_, n) => ({
      customerId: [...known, ...silent, null][n % 8] ?? null,
      touchpoint: n % 3 === 0 ? "billing" : "support",
      team: n % 2 === 0 ? "North" : null,
      occurredAt: ago(80 - 8 * Math.floor(n / 4)),
    })),
  );
  return { ctx, survey, calls };
}

const simulated = (ctx: Context, survey: string, rules: Partial<SimulateTrigger> = {}) =>
  simulateTrigger(ctx, SimulateTrigger.parse({ survey, ...rules }));

const rules = {
  touchpoints: ["support"],
  share: 0.8,
  delaySeconds: 3600,
  restPeriodSeconds: 20 * day,
  whenResting: "delay",
  window: { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "17:00" },
} as const;

test("a replay decides what would have been decided, day by day and reason by reason", async () => {
  const { ctx, survey, calls } = await setting();
  const trigger = await createTrigger(ctx, CreateTrigger.parse({ survey, ...rules }));
  const replaces = trigger.id;
  const told = await simulated(ctx, survey, {
    ...CreateTrigger.parse({ survey, ...rules }),
    replaces,
  });
  for (let days = 80; days > 0; days -= 8) {
    const ofDay = calls.slice((80 - days) / 2, (80 - days) / 2 + 4);
    await considerInvitations(at(ctx, ago(days)), ofDay);
  }
  const decisions: Awaited<ReturnType<typeof decisionOf>>[] = [];
  for (const id of calls) decisions.push(await decisionOf(ctx, id));
  const reasons = decisions.flatMap((one) => one?.reason ?? []);
  const counted = told.suppressed.map(({ reason, after }) => [reason, after]);
  const expected = [...new Set(reasons)].map((reason) => [
    reason,
    reasons.filter((one) => one === reason).length,
  ]);
  expect(new Map(counted as [string, number][])).toEqual(new Map(expected as [string, number][]));
  expect(reasons.length).toBeGreaterThan(10);
  expect(told.asked.after).toBe(40 - reasons.length);
  expect(told.asked.after).toBeGreaterThan(5);
  const dueDays = decisions.flatMap((one) => {
    const { dueAt } = (one?.detail ?? {}) as { dueAt?: string | null };
    return dueAt ? [dueAt.slice(0, 10)] : [];
  });
  const daysTold = told.byDay.flatMap((one) => Array.from({ length: one.after }, () => one.day));
  expect(daysTold).toEqual(dueDays.sort());
});

test("thirds by value are those of the analysis: an imported value, else what its elements make", async () => {
  const ctx: Context = await db.context(() => today);
  const survey = await publishedSurvey(ctx);
  const elements = (revenue: string) => ({
    annualRevenue: revenue,
    grossMargin: "0.5",
    costToServe: "10",
    acquisitionCost: "20",
    acquiredAt: "2024-03-10",
  });
  const worth = [{ clv: "100" }, elements("400"), { clv: "5000" }, {}];
  const people = await Promise.all(worth.map((change) => customers(ctx, 1, change)));
  await interactions(
    ctx,
    people.flat().map((customerId) => ({ customerId, occurredAt: ago(5) })),
  );
  const { segments } = await simulated(ctx, survey);
  expect(new Map(segments.tier.map(({ key, interactions: n }) => [key, n]))).toEqual(
    new Map([
      ["lowest", 1],
      ["middle", 1],
      ["highest", 1],
      [null, 1],
    ]),
  );
});

test("asks are told by the customer's own segment", async () => {
  const ctx: Context = await db.context(() => today);
  const survey = await publishedSurvey(ctx);
  const business = await customers(ctx, 2, { segment: "business" });
  const family = await customers(ctx, 1, { segment: "family" });
  const people = [...business, ...family, ...(await customers(ctx, 1))];
  await interactions(
    ctx,
    [...people, null].map((customerId) => ({ customerId, occurredAt: ago(5) })),
  );
  const { segments } = await simulated(ctx, survey);
  expect(segments.segment).toEqual([
    { key: "business", interactions: 2, before: 0, after: 2 },
    { key: null, interactions: 2, before: 0, after: 1 },
    { key: "family", interactions: 1, before: 0, after: 1 },
  ]);
});

test("a new trigger is told beside the rules as they are, and nothing is stored", async () => {
  const { ctx, survey, calls } = await setting();
  const told = await simulated(ctx, survey, { restPeriodSeconds: 0 });
  expect(told).toMatchObject({
    interactions: 40,
    asked: { before: 0, after: 30 },
    persons: { before: 0, after: 6 },
    mostAsked: { before: 0, after: 5 },
    timesAsked: [
      { times: 1, before: 0, after: 0 },
      { times: 2, before: 0, after: 0 },
      { times: 3, before: 0, after: 0 },
      { times: 4, before: 0, after: 0 },
      { times: 5, before: 0, after: 6 },
    ],
    suppressed: [
      { reason: "no-trigger", before: 40, after: 0 },
      { reason: "no-customer", before: 0, after: 5 },
      { reason: "no-consent", before: 0, after: 5 },
    ],
  });
  expect(told.segments.touchpoint).toEqual([
    { key: "support", interactions: 26, before: 0, after: 20 },
    { key: "billing", interactions: 14, before: 0, after: 10 },
  ]);
  expect(told.segments.team.map(({ key, interactions: n }) => [key, n])).toEqual([
    ["North", 20],
    [null, 20],
  ]);
  expect(await decisionOf(ctx, calls[0] ?? "")).toMatchObject({ decision: null });
});

test("a trigger is replayed as if it had always been there; what is older is left out", async () => {
  const { ctx, survey } = await setting();
  await interactions(ctx, [{ customerId: null, occurredAt: ago(91) }]);
  const startsAt = ago(-7).toISOString();
  const told = await simulated(ctx, survey, { startsAt });
  expect(told.interactions).toBe(40);
  expect(told.asked.after).toBeGreaterThan(0);
});

test("who was asked by hand is left in peace from that moment on, not before", async () => {
  const { ctx, survey } = await setting();
  const [customerId = ""] = await customers(ctx, 1);
  const calls = [30, 10, 2].map((days) => ({ customerId, occurredAt: ago(days) }));
  await interactions(ctx, calls);
  const before = await simulated(ctx, survey, { restPeriodSeconds: 15 * day });
  await invited(at(ctx, ago(12)), survey, [customerId]);
  const after = await simulated(ctx, survey, { restPeriodSeconds: 15 * day });
  // Without it 30 and 10 days ago were asked; with it 10 and 2 days ago are too soon.
  expect(before.asked.after - after.asked.after).toBe(1);
  expect(after.persons).toEqual(before.persons);
});

test("another contact policy shows how often the person asked most would be asked", async () => {
  const { ctx, survey } = await setting();
  await createTrigger(ctx, CreateTrigger.parse({ survey }));
  const policy = SimulatePolicy.parse({ restPeriodSeconds: 0, yearlyMaximum: 4 });
  const told = await simulatePolicy(ctx, policy);
  expect(told.mostAsked).toEqual({ before: 3, after: 4 });
  expect(told.asked.after).toBe(24);
  expect(told.suppressed).toContainEqual({ reason: "yearly-maximum", before: 0, after: 6 });
});

test("another organisation's survey or trigger cannot be tried", async () => {
  const theirs = await setting();
  const { ctx, survey } = await setting();
  const missing = { code: "not-found" };
  await expect(simulated(ctx, theirs.survey)).rejects.toMatchObject(missing);
  const { id: replaces } = await createTrigger(
    theirs.ctx,
    CreateTrigger.parse({ survey: theirs.survey }),
  );
  await expect(simulated(ctx, survey, { replaces })).rejects.toMatchObject(missing);
});

test("what a trigger asks itself is told apart from what is asked before it is heard", async () => {
  const { ctx, survey } = await setting();
  const before = { survey, touchpoints: ["support"], restPeriodSeconds: 0, priority: 10 };
  await createTrigger(ctx, CreateTrigger.parse(before));
  const behind = { touchpoints: ["support", "billing"], restPeriodSeconds: 0 };
  const told = await simulated(ctx, survey, behind);
  const support = told.segments.touchpoint.find(({ key }) => key === "support");
  const billing = told.segments.touchpoint.find(({ key }) => key === "billing");
  expect(billing?.after).toBeGreaterThan(0);
  expect(told.byTrigger).toEqual({ before: 0, after: billing?.after });
  expect(told.asked.after).toBe((billing?.after ?? 0) + (support?.after ?? 0));
  expect((await simulated(ctx, survey, { touchpoints: ["support"] })).byTrigger?.after).toBe(0);
});
