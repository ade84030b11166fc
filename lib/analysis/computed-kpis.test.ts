import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { correlations } from "@/lib/analysis/correlations";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import { CorrelationsRequest } from "@/lib/analysis/shapes";
import { testRows } from "@/lib/analysis/test-rows.store";
import { variableFrame } from "@/lib/analysis/variable-frame";
import { testDatabase } from "@/lib/db/test-database";
import { describeKpi } from "@/lib/kpis/describe-kpi";

const db = testDatabase();

/** The values of a variable, in order; rows without one left out. */
async function valuesOf(ctx: Context, key: string) {
  const catalogue = await readCatalogue(ctx);
  const entries = catalogue.entries.filter(({ variable }) => variable.key === key);
  const { columns } = await variableFrame(ctx, entries, {}, catalogue);
  const values = [...(columns.get(key) ?? [])].filter((value) => !Number.isNaN(value));
  const [entry] = entries;
  return { values: values.sort((a, b) => a - b), n: entry?.variable.n, unit: entry?.unit, entry };
}

test("a formula is worked out on each row, exactly; by zero or without a part there is nothing", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }, { key: "all-calls" }]);
  await rows.interactions([
    { kpis: { hold: 0.1, "all-calls": 0.2 } },
    { kpis: { hold: 3, "all-calls": 0 } },
    { kpis: { hold: 3 } },
    { kpis: { hold: 1e-300, "all-calls": 1e300 } },
    { kpis: { hold: 1e300, "all-calls": 1e-300 } },
  ]);
  await describeKpi(ctx, { key: "sum", formula: 'hold + "all-calls"' });
  await describeKpi(ctx, { key: "share", formula: 'hold / "all-calls"' });
  await describeKpi(ctx, { key: "percent", formula: "-100 * (0 - share)" });
  // 0.1 + 0.2 is 0.3, and what is too large for the analysis is missing.
  expect(await valuesOf(ctx, "kpi.sum")).toMatchObject({ values: [0.3, 3], n: 2 });
  expect(await valuesOf(ctx, "kpi.share")).toMatchObject({ values: [0, 0.5], n: 2 });
  const { values, entry } = await valuesOf(ctx, "kpi.percent");
  expect(values).toEqual([0, 50]);
  expect(entry?.variable.madeOf).toEqual(["kpi.share", "kpi.hold", "kpi.all-calls"]);
});

test("a changed formula holds for what was measured before, also where days were added up", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }, { key: "talk" }]);
  await rows.interactions(
    Array.from({ length: 40 }, (_, i) => ({ kpis: { hold: i % 7, talk: (i * 3) % 5 } })),
  );
  await settleChanges(ctx);
  const ask = () =>
    correlations(ctx, CorrelationsRequest.parse({ variables: ["kpi.hold", "kpi.mixed"] }));
  await describeKpi(ctx, { key: "mixed", formula: "2 * hold + 1" });
  expect((await ask()).cells[0]?.r).toBeCloseTo(1, 12);
  await describeKpi(ctx, { key: "mixed", formula: "7 - hold" });
  expect((await ask()).cells[0]?.r).toBeCloseTo(-1, 12);
});

test("figures of days and teams are computed day by day: a team without its own takes everybody's", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  const [errors = "", pages = ""] = await rows.kpis([
    { key: "errors", grain: "period" },
    { key: "pages", grain: "period" },
  ]);
  await rows.periods(errors, [
    { team: "A", value: 1 },
    { team: "B", value: 3 },
  ]);
  await rows.periods(pages, [{ value: 4 }, { periodStart: "2026-03-03", value: 9 }]);
  await rows.interactions([{ team: "A" }, { team: "B" }, { team: "C" }]);
  await describeKpi(ctx, { key: "error_share", formula: "errors / pages" });
  expect(await valuesOf(ctx, "kpi.error_share")).toMatchObject({
    ...{ values: [0.25, 0.75], n: 2, unit: "team-day" },
  });
});

test("a figure of everybody's days counts days, whatever teams have figures of others", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  const [errors = "", staff = ""] = await rows.kpis([
    { key: "errors", grain: "period" },
    { key: "staff", grain: "period" },
  ]);
  await rows.periods(errors, [{ value: 4 }, { periodStart: "2026-03-03", value: 9 }]);
  await rows.periods(
    staff,
    ["A", "B", "C"].map((team) => ({ team, value: 5 })),
  );
  await describeKpi(ctx, { key: "errors_doubled", formula: "errors * 2" });
  await describeKpi(ctx, { key: "staff_doubled", formula: "staff * 2" });
  const { entries } = await readCatalogue(ctx);
  const counted = (key: string) => {
    const found = entries.find(({ variable }) => variable.key === key);
    return { n: found?.variable.n, unit: found?.unit };
  };
  expect(counted("kpi.errors_doubled")).toEqual({ n: 2, unit: "day" });
  expect(counted("kpi.staff_doubled")).toEqual({ n: 3, unit: "team-day" });
});

test("what is measured of customers is computed of customers", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([
    { key: "visits", grain: "customer" },
    { key: "referrals", grain: "customer" },
  ]);
  await rows.customers([{ kpis: { visits: 4, referrals: 1 } }, { kpis: { visits: 4 } }]);
  await describeKpi(ctx, { key: "referrals_per_visit", formula: "referrals / visits" });
  expect(await valuesOf(ctx, "kpi.referrals_per_visit")).toMatchObject({
    ...{ values: [0.25], n: 1, unit: "customer" },
  });
});
