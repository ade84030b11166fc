import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { describeKpi } from "./describe-kpi";
import { ensureKpis } from "./ensure-kpis";
import { readKpis } from "./read";
import { removeComputedKpi } from "./remove-computed-kpi";
import { insertMissing } from "./store";

const db = testDatabase();

async function callCentre(): Promise<Context> {
  const ctx = await db.context();
  const mentions = [{ key: "talk" }, { key: "hold" }, { key: "uptime", grain: "period" as const }];
  await inTransaction(ctx, (tx) => ensureKpis(tx, mentions));
  return ctx;
}

const formulaOf = async (ctx: Context, key: string) =>
  (await readKpis(ctx)).find((kpi) => kpi.key === key)?.formula;

test("a computed KPI joins the catalogue at the grain of its parts, and its formula may change", async () => {
  const ctx = await callCentre();
  await describeKpi(ctx, { key: "hold_share", formula: "hold / (hold + talk)", unit: "share" });
  const kpis = await readKpis(ctx);
  expect(kpis.find(({ key }) => key === "hold_share")).toMatchObject({
    ...{ label: "Hold share", grain: "interaction", formula: "hold / (hold + talk)" },
    unit: "share",
  });
  await describeKpi(ctx, { key: "hold_share", formula: "hold / talk" });
  await describeKpi(ctx, { key: "hold_share", label: "Hold per talk", owner: "Ada" });
  expect(await formulaOf(ctx, "hold_share")).toBe("hold / talk");
});

test.each([
  ["unknown-kpi", "hold / calls"],
  ["grain", "hold * uptime"],
  ["circle", "share + 1"],
  ["no-kpi", "1 + 1"],
])("a formula is refused where it is wrong: %s", async (code, formula) => {
  const ctx = await callCentre();
  await expect(describeKpi(ctx, { key: "share", formula })).rejects.toMatchObject({
    code: "invalid",
    fields: [{ path: "formula", code }],
  });
  expect(await formulaOf(ctx, "share")).toBeUndefined();
});

test("nothing is computed from itself through others", async () => {
  const ctx = await callCentre();
  await describeKpi(ctx, { key: "a", formula: "hold + talk" });
  await describeKpi(ctx, { key: "b", formula: "a / 2" });
  await expect(describeKpi(ctx, { key: "a", formula: "b - hold" })).rejects.toMatchObject({
    fields: [{ path: "formula", code: "circle" }],
  });
  await expect(describeKpi(ctx, { key: "a", formula: "uptime" })).rejects.toMatchObject({
    fields: [{ path: "formula", code: "grain" }],
  });
});

test("what is too long through others is refused by its name", async () => {
  const ctx = await callCentre();
  const many = Array.from({ length: 40 }, () => "hold").join(" + ");
  await describeKpi(ctx, { key: "a", formula: "hold" });
  await describeKpi(ctx, { key: "b", formula: "a + a" });
  await expect(describeKpi(ctx, { key: "a", formula: many })).rejects.toMatchObject({
    fields: [{ path: "formula", code: "too-long", message: expect.stringContaining("For b:") }],
  });
});

test("an organisation computes a hundred KPIs at most, and may still change them", async () => {
  const ctx = await callCentre();
  const kpis = Array.from({ length: 100 }, (_, i) => ({
    ...{ key: `c${i}`, label: `C ${i}`, level: "operational" as const, unit: "" },
    ...{ direction: "neutral" as const, grain: "interaction" as const, formula: "hold" },
  }));
  await inTransaction(ctx, (tx) => insertMissing(tx, kpis));
  await expect(describeKpi(ctx, { key: "more", formula: "hold" })).rejects.toMatchObject({
    fields: [{ code: "too-many" }],
  });
  await describeKpi(ctx, { key: "c7", formula: "hold / 2" });
  expect(await formulaOf(ctx, "c7")).toBe("hold / 2");
});

test("of two who close a circle at once, one is refused", async () => {
  const ctx = await callCentre();
  await describeKpi(ctx, { key: "a", formula: "hold" });
  await describeKpi(ctx, { key: "b", formula: "talk" });
  const both = await Promise.allSettled([
    describeKpi(ctx, { key: "a", formula: "b + 1" }),
    describeKpi(ctx, { key: "b", formula: "a + 1" }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("what is measured stays measured, also where Vocal measures it", async () => {
  const ctx = await callCentre();
  for (const key of ["talk", "nps"]) {
    await expect(describeKpi(ctx, { key, formula: "hold" })).rejects.toMatchObject({
      fields: [{ path: "key" }],
    });
  }
  expect(await formulaOf(ctx, "talk")).toBeNull();
});

test("a computed KPI is removed once nothing is computed from it; what is measured never", async () => {
  const ctx = await callCentre();
  await describeKpi(ctx, { key: "a", formula: "hold", owner: "Ada" });
  await describeKpi(ctx, { key: "b", formula: "a" });
  const remove = (kpiKey: string) => removeComputedKpi(ctx, { kpiKey });
  await expect(remove("a")).rejects.toMatchObject({ code: "conflict" });
  await expect(remove("talk")).rejects.toMatchObject({ code: "conflict" });
  await remove("b");
  await remove("a");
  await expect(remove("a")).rejects.toMatchObject({ code: "not-found" });
  expect((await readKpis(ctx)).map(({ key }) => key)).toEqual(["hold", "talk", "uptime"]);
});
