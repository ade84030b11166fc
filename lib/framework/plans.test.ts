import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testRows } from "@/lib/analysis/test-rows.store";
import { whenThere } from "@/lib/analysis/test-when-there";
import { organization } from "@/lib/db/tables/organization";
import { testDatabase } from "@/lib/db/test-database";
import { frameworkPage } from "@/lib/framework/framework-page";
import { keepScenario } from "@/lib/framework/keep-scenario";
import { measurePlan } from "@/lib/framework/measure-plan";
import { notePlan } from "@/lib/framework/note-plan";
import { planOffer } from "@/lib/framework/plan-offer";
import { ListPlans, StartPlan, StartPlanForm } from "@/lib/framework/plan-shapes";
import { readPlan, readPlans } from "@/lib/framework/read-plans";
import { Improvement } from "@/lib/framework/shapes";
import { startPlan, startPlanOf } from "@/lib/framework/start-plan";
import { seededRandom } from "@/lib/stats/random";

const db = testDatabase();
const weeks = 24;
const startWeek = 12;
const startOn = "2026-03-23";
const day = 86_400_000;
const monday = (week: number) => Date.parse(startOn) + (week - startWeek) * 7 * day;
const now = () => new Date(monday(weeks));

/**
 * Two teams over 24 weeks, the seconds on hold rising for both; from the thirteenth week on team A
 * holds customers 20 seconds less. `drift` moves A away from B every week before that.
 */
async function twoTeams(ctx: Context, drift = 0): Promise<void> {
  const random = seededRandom(17);
  const calls = Array.from({ length: weeks * 24 }, (_, i) => {
    const week = Math.floor(i / 24);
    const team = i % 2 === 0 ? "A" : "B";
    const gained = team === "A" && week >= startWeek ? -20 : 0;
    const drifted = team === "A" ? drift * Math.min(week, startWeek) : 0;
    const hold = 80 + week / 2 + gained + drifted + 6 * (random.next() - 0.5);
    return { team, hold, occurredAt: new Date(monday(week) + (i % 5) * day + day / 2) };
  });
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold", label: "Hold time", unit: "s" }]);
  const ids = await rows.customers(
    calls.map(({ hold }) => ({ clv: String(900 - 4 * hold + 30 * random.next()) })),
  );
  await rows.interactions(
    calls.map(({ team, hold, occurredAt }, i) => ({
      ...{ team, occurredAt, customerId: ids[i] ?? "", kpis: { hold } },
    })),
  );
}

const improvement = Improvement.parse({
  changes: [{ variable: "kpi.hold", delta: -20 }],
  cost: { once: 1000 },
});
const decided = (teams: string[]) =>
  StartPlan.parse({ name: "Shorter holds", owner: "Ada", startOn, teams, improvement });

test("predicted and measured stand side by side: what one team gained beyond the other", async () => {
  const ctx = await db.context(now);
  await twoTeams(ctx);
  const plan = await startPlan(ctx, decided(["A"]));
  expect(plan.targets).toMatchObject([{ label: "Hold time", unit: "s" }]);
  expect((plan.targets[0]?.to ?? 0) - (plan.targets[0]?.from ?? 0)).toBeCloseTo(-20, 9);
  expect(plan.predictedInTeams.find(({ variable }) => variable === "kpi.hold")?.median).toBe(-20);
  // Half of all calls are the team's.
  expect(plan.predicted.effects[0]?.median).toBe(-10);

  const { entries } = await measurePlan(ctx, { planId: plan.id });
  const measurement = entries.at(-1)?.measurement;
  const [hold] = measurement?.variables ?? [];
  expect(hold).toMatchObject({
    weeksBefore: 12,
    weeksAfter: 12,
    problem: null,
    driftedBefore: false,
  });
  expect(hold?.low).toBeLessThan(-20 + 0.5);
  expect(hold?.high).toBeGreaterThan(-20 - 0.5);
  expect(hold?.high).toBeLessThan(-15);
  expect(measurement?.valuePerYear?.median).toBeGreaterThan(0);
  expect(entries.map(({ kind }) => kind)).toEqual(["started", "measured"]);
});

test("teams that moved apart before the start are warned of", async () => {
  const ctx = await db.context(now);
  await twoTeams(ctx, 1.5);
  const { id } = await startPlan(ctx, decided(["A"]));
  const { entries } = await measurePlan(ctx, { planId: id });
  expect(entries.at(-1)?.measurement?.variables).toMatchObject([{ driftedBefore: true }]);
});

test("what cannot be measured yet, or never, is said to be so", async () => {
  const ctx = await db.context(now);
  await twoTeams(ctx);
  const later = { ...decided(["A"]), startOn: "2026-06-10" };
  const { id } = await startPlan(ctx, later);
  expect((await readPlan(ctx, { planId: id })).status).toBe("running");
  const { entries } = await measurePlan(ctx, { planId: id });
  expect(entries.at(-1)?.measurement?.variables[0]?.problem).toContain("Four whole weeks");
  const everybody = await startPlan(ctx, decided([]));
  await expect(measurePlan(ctx, { planId: everybody.id })).rejects.toMatchObject({
    code: "conflict",
  });
  const future = await startPlan(ctx, { ...decided(["A"]), startOn: "2027-01-01" });
  expect(future.status).toBe("planned");
  await expect(measurePlan(ctx, { planId: future.id })).rejects.toMatchObject({ code: "conflict" });
});

test("a plan runs from its day on by the organisation's own clock", async () => {
  const clock = { time: "2026-09-06T12:00:00Z" };
  const ctx = await db.context(() => new Date(clock.time));
  await twoTeams(ctx);
  const { id } = await startPlan(ctx, decided(["A"]));
  const ours = eq(organization.id, ctx.organizationId);
  await ctx.database.orm.update(organization).set({ timeZone: "Pacific/Kiritimati" }).where(ours);
  const statuses = async () => [
    (await readPlan(ctx, { planId: id })).status,
    (await readPlans(ctx, ListPlans.parse({}))).data[0]?.status,
  ];
  clock.time = "2026-03-22T09:59:59Z";
  expect(await statuses()).toEqual(["planned", "planned"]);
  clock.time = "2026-03-22T10:00:00Z";
  expect(await statuses()).toEqual(["running", "running"]);
});

test("a plan starts from a kept what-if, and its ledger only grows", async () => {
  const ctx = await db.context(now);
  await twoTeams(ctx);
  await keepScenario(ctx, { name: "Shorter", improvement });
  const scenarioId = (await whenThere(() => frameworkPage(ctx))).scenarios[0]?.id ?? "";
  expect(await planOffer(ctx, { scenarioId })).toMatchObject({ teams: ["A", "B"] });
  const form = {
    ...{ scenarioId, name: "Shorter", owner: "Ada", startOn, teams: ["A"] },
    milestones: "2026-04-01 Everybody is trained\n\n2026-05-01 New phones",
  };
  const plan = await startPlanOf(ctx, StartPlanForm.parse(form));
  expect(plan.milestones[1]).toEqual({ on: "2026-05-01", what: "New phones" });
  await notePlan(ctx, { planId: plan.id, kind: "milestone", text: "Everybody is trained" });
  const ended = await notePlan(ctx, { planId: plan.id, kind: "ended", text: "It is done." });
  expect(ended.status).toBe("ended");
  expect(ended.entries.map(({ kind }) => kind)).toEqual(["started", "milestone", "ended"]);
  await expect(
    notePlan(ctx, { planId: plan.id, kind: "ended", text: "Again." }),
  ).rejects.toMatchObject({ code: "conflict" });
  const { data } = await readPlans(ctx, ListPlans.parse({}));
  expect(data).toMatchObject([{ name: "Shorter", status: "ended" }]);
  const lines = StartPlanForm.safeParse({ ...form, milestones: "some day" });
  expect(lines.success).toBe(false);
});

test("plans are listed newest first, page by page", async () => {
  const ctx = await db.context(now);
  await twoTeams(ctx);
  for (const name of ["a", "b", "c"]) await startPlan(ctx, { ...decided(["A"]), name });
  const first = await readPlans(ctx, ListPlans.parse({ limit: 2 }));
  expect(first.data.map(({ name }) => name)).toEqual(["c", "b"]);
  const rest = await readPlans(ctx, ListPlans.parse({ limit: 2, cursor: first.nextCursor }));
  expect(rest).toMatchObject({ data: [{ name: "a" }], nextCursor: null });
});
