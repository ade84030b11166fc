import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { readFrame } from "@/lib/analysis/frame.store";
import { entriesOf, readCatalogue } from "@/lib/analysis/read-catalogue";
import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import type { AnalysisFilter } from "@/lib/analysis/shapes";
import { testRows } from "@/lib/analysis/test-rows.store";
import { organization } from "@/lib/db/tables/organization";
import { customerValue, valueFit } from "@/lib/db/tables/value";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();
const now = () => new Date("2026-03-02T12:00:00Z");

async function frameOf(ctx: Context, keys: string[], filter: AnalysisFilter = {}) {
  const catalogue = await readCatalogue(ctx);
  const entries = entriesOf(catalogue, keys, "variables");
  const { settings } = catalogue;
  const frame = await inTransaction(ctx, (tx) => readFrame(tx, entries, { filter, settings }));
  return { frame, column: (key: string) => Array.from(frame.columns.get(key) ?? []) };
}

async function settle(ctx: Context, settings: { timeZone?: string; grossMargin?: string }) {
  const ours = eq(organization.id, ctx.organizationId);
  await ctx.database.orm.update(organization).set(settings).where(ours);
}

const missing = Number.NaN;

test("an interaction nobody answered about is a row with missing answers", async () => {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }]);
  const [first] = await rows.interactions([{ kpis: { hold: 10 } }, { kpis: { hold: 20 } }]);
  await rows.responses(await rows.survey(), [{ interactionId: first, nps: 9 }]);
  const { frame, column } = await frameOf(ctx, ["kpi.hold", "nps"]);
  expect(frame.rows).toBe(2);
  expect(column("kpi.hold").sort()).toEqual([10, 20]);
  expect(column("nps").filter((value) => !Number.isNaN(value))).toEqual([9]);
});

test("two answers about one interaction are one unit", async () => {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  const [call] = await rows.interactions([{}]);
  await rows.responses(await rows.survey(), [
    { interactionId: call, nps: 9 },
    { interactionId: call, nps: 7 },
  ]);
  const { frame } = await frameOf(ctx, ["nps"]);
  expect(Array.from(frame.units.interaction)).toEqual([0, 0]);
});

test("without a customer each row is its own subject", async () => {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }]);
  await rows.interactions([{ kpis: { hold: 1 } }, { kpis: { hold: 2 } }]);
  const { frame } = await frameOf(ctx, ["kpi.hold"]);
  expect(new Set(frame.units.customer).size).toBe(2);
});

test("customers who neither called nor answered count where customers are asked about", async () => {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  const [ann] = await rows.customers([{ clv: "10" }, { clv: "30" }]);
  await rows.interactions([{ customerId: ann, channel: "web" }]);
  const everybody = await frameOf(ctx, ["customer.clv"]);
  expect(everybody.column("customer.clv").sort()).toEqual([10, 30]);
  const filtered = await frameOf(ctx, ["customer.clv"], { channels: ["web"] });
  expect(filtered.column("customer.clv")).toEqual([10]);
});

test("lifetime value is the imported one, else without a model made of its four elements, else unknown", async () => {
  const ctx = await db.context(now);
  const elements = {
    annualRevenue: "1000",
    grossMargin: "0.4",
    costToServe: "100",
    acquisitionCost: "250",
    acquiredAt: "2024-03-02",
  };
  await testRows(ctx).customers([
    { clv: "77.125", ...elements },
    elements,
    { ...elements, churnedAt: "2025-03-02" },
    { ...elements, costToServe: null },
    { churnedAt: "2025-03-02", retained: true },
    { churnedAt: "2099-03-02", retained: true },
  ]);
  const { column } = await frameOf(ctx, ["customer.clv", "customer.tenure", "customer.retained"]);
  const [imported, running, left, unknown] = column("customer.clv");
  expect(imported).toBe(77.125);
  expect(running).toBeCloseTo((1000 * 0.4 - 100) * (730 / 365.25) - 250, 9);
  expect(left).toBeCloseTo((1000 * 0.4 - 100) * (365 / 365.25) - 250, 9);
  expect(unknown).toBe(missing);
  expect(column("customer.retained")).toEqual([1, 1, 0, 1, 0, 1]);
});

test("where neither is known, value and probability alive are what the model in use estimated last", async () => {
  const ctx = await db.context(now);
  const { organizationId } = ctx;
  const left = { churnedAt: "2026-02-15" };
  const [here, , gone, other] = await testRows(ctx).customers([{}, {}, left, {}]);
  const row = { organizationId, model: "purchases", tier: 1, updatedAt: now() };
  const earlier = { ...row, month: "2026-01-01", clv: 40, probabilityAlive: 0.5 };
  const estimates = [
    { ...earlier, customerId: here ?? "" },
    { ...earlier, customerId: here ?? "", month: "2026-02-01", clv: 50, probabilityAlive: 0.25 },
    { ...earlier, customerId: gone ?? "" },
    { ...earlier, customerId: other ?? "", model: "simple" },
  ];
  const request = { model: row.model };
  await inTransaction(ctx, async (tx) => {
    await tx.db
      .insert(customerValue)
      .values(estimates.map((each) => ({ ...each, id: newId(), clvLow: 0, clvHigh: 99 })));
    const fit = { organizationId, id: newId(), request, result: {}, fittedAt: now() };
    await tx.db.insert(valueFit).values(fit);
  });
  const { column } = await frameOf(ctx, ["customer.clv", "customer.probabilityAlive"]);
  expect(column("customer.clv").slice(0, 4)).toEqual([50, missing, missing, missing]);
  expect(column("customer.probabilityAlive").slice(0, 4)).toEqual([
    0.25,
    missing,
    missing,
    missing,
  ]);
});

test("the organisation's margin stands in for customers without one", async () => {
  const ctx = await db.context(now);
  await settle(ctx, { grossMargin: "0.5" });
  await testRows(ctx).customers([
    {
      annualRevenue: "100",
      costToServe: "0",
      acquisitionCost: "0",
      acquiredAt: "2025-03-02",
    },
  ]);
  const { column } = await frameOf(ctx, ["customer.clv"]);
  expect(column("customer.clv")[0]).toBeCloseTo(50 * (365 / 365.25), 9);
});

test("a period's value stands beside the interactions of its day and team", async () => {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  const [, uptime = ""] = await rows.kpis([{ key: "hold" }, { key: "uptime", grain: "period" }]);
  await rows.periods(uptime, [
    { value: 99 },
    { value: 91, team: "north" },
    { value: 50, periodStart: "2026-03-05" },
  ]);
  await rows.interactions([
    { team: "north", kpis: { hold: 1 } },
    { team: "south", kpis: { hold: 2 } },
    { kpis: { hold: 3 } },
    { kpis: { hold: 4 }, occurredAt: new Date("2026-03-03T10:00:00Z") },
  ]);
  const { frame, column } = await frameOf(ctx, ["kpi.hold", "kpi.uptime"]);
  expect(column("kpi.hold")).toEqual([1, 2, 3, 4]);
  expect(column("kpi.uptime")).toEqual([91, 99, 99, missing]);
  expect(Array.from(frame.units["team-day"])).toEqual([0, 1, 2, 3]);
  expect(Array.from(frame.units.day)).toEqual([0, 0, 0, 1]);
});

test("a day is the organisation's own day", async () => {
  const ctx = await db.context(now);
  await settle(ctx, { timeZone: "Pacific/Auckland" });
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }]);
  await rows.interactions([
    { kpis: { hold: 1 }, occurredAt: new Date("2026-03-02T10:59:00Z") },
    { kpis: { hold: 2 }, occurredAt: new Date("2026-03-02T11:01:00Z") },
  ]);
  const third = await frameOf(ctx, ["kpi.hold"], { from: "2026-03-03", to: "2026-03-03" });
  expect(third.column("kpi.hold")).toEqual([2]);
});

test("filters narrow by time, touchpoint, channel, team, segment and survey", async () => {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }]);
  const [ann, bob] = await rows.customers([{ segment: "gold" }, { segment: "blue" }]);
  const [call] = await rows.interactions([
    { kpis: { hold: 1 }, customerId: ann, touchpoint: "billing", channel: "phone", team: "a" },
    { kpis: { hold: 2 }, customerId: bob, touchpoint: "branch", channel: "web", team: "b" },
    { kpis: { hold: 3 }, occurredAt: new Date("2026-02-01T00:00:00Z") },
  ]);
  const survey = await rows.survey();
  await rows.responses(survey, [{ interactionId: call, customerId: ann, nps: 4 }]);
  const holds = async (filter: AnalysisFilter) =>
    (await frameOf(ctx, ["kpi.hold"], filter)).column("kpi.hold").sort();
  expect(await holds({})).toEqual([1, 2, 3]);
  expect(await holds({ touchpoints: ["billing"] })).toEqual([1]);
  expect(await holds({ channels: ["web", "phone"] })).toEqual([1, 2]);
  expect(await holds({ teams: ["b"] })).toEqual([2]);
  expect(await holds({ segments: ["gold"] })).toEqual([1]);
  expect(await holds({ surveys: [survey] })).toEqual([1]);
  expect(await holds({ from: "2026-03-01" })).toEqual([1, 2]);
  expect(await holds({ to: "2026-02-01T00:00:01Z" })).toEqual([3]);
  expect(await holds({ teams: [] })).toEqual([1, 2, 3]);
});

test("thirds by lifetime value are of all customers, whatever else is filtered", async () => {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }]);
  const people = await rows.customers([
    ...["10", "20", "30", "40", "50", "60"].map((clv) => ({ clv })),
    { clv: null },
  ]);
  await rows.interactions(
    people.map((customerId, k) => ({ kpis: { hold: k + 1 }, customerId, team: k < 5 ? "a" : "b" })),
  );
  const holds = async (filter: AnalysisFilter) =>
    (await frameOf(ctx, ["kpi.hold"], filter)).column("kpi.hold").sort();
  expect(await holds({ valueTiers: ["low"] })).toEqual([1, 2]);
  expect(await holds({ valueTiers: ["middle"] })).toEqual([3, 4]);
  expect(await holds({ valueTiers: ["high"], teams: ["a"] })).toEqual([5]);
  expect(await holds({ valueTiers: ["low", "high"] })).toEqual([1, 2, 5, 6]);
});

test("another organisation's rows are not read", async () => {
  const [ours, theirs] = [await db.context(now), await db.context(now)];
  await testRows(ours).customers([{ clv: "1" }]);
  await testRows(theirs).customers([{ clv: "2" }]);
  expect((await frameOf(ours, ["customer.clv"])).column("customer.clv")).toEqual([1]);
});

test("of too many rows those of a part of the customers are read, and the others are counted", async () => {
  const ctx = await db.context(now);
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }]);
  const people = await rows.customers(Array.from({ length: 64 }, () => ({})));
  await rows.interactions(
    people.flatMap((customerId, k) => [0, 1, 2].map(() => ({ customerId, kpis: { hold: k } }))),
  );
  await settleChanges(ctx);
  const catalogue = await readCatalogue(ctx);
  const entries = entriesOf(catalogue, ["kpi.hold"], "variables");
  const read = (mostRows: number) =>
    inTransaction(ctx, (tx) =>
      readFrame(tx, entries, { filter: {}, settings: catalogue.settings, mostRows }),
    );
  const [all, half, quarter] = [await read(192), await read(191), await read(60)];
  expect(all.sample).toBeUndefined();
  expect(half.sample).toEqual({ oneIn: 2, unread: 192 - half.rows });
  expect(quarter.sample?.oneIn).toBe(4);
  const seen = (frame: typeof all) => Array.from(frame.columns.get("kpi.hold") ?? []);
  expect(seen(half).length).toBeGreaterThan(0);
  expect(half.rows).toBeLessThan(192);
  // Whole customers, and those of the smaller sample are in the larger one.
  for (const customer of new Set(seen(half))) {
    expect(seen(half).filter((each) => each === customer)).toHaveLength(3);
  }
  expect(seen(quarter).every((each) => seen(half).includes(each))).toBe(true);
});
