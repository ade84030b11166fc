import { expect, test } from "vitest";
import { testRows } from "@/lib/analysis/test-rows.store";
import { testDatabase } from "@/lib/db/test-database";
import { kpiCatalogue } from "@/lib/framework/kpi-catalogue";
import { describeKpi } from "@/lib/kpis/describe-kpi";

const db = testDatabase();

test("the catalogue begins with the field's own measures, level by level", async () => {
  const { data } = await kpiCatalogue(await db.context());
  expect(data[0]).toMatchObject({ level: "technical", values: 0, newest: null });
  expect(data.at(-1)).toMatchObject({ level: "value", isOwn: true, source: "Vocal" });
  const keys = data.map(({ key }) => key);
  expect(keys).toEqual(
    expect.arrayContaining(["app_availability", "hold_time", "nps", "retention", "clv"]),
  );
  expect(new Set(keys).size).toBe(keys.length);
});

test("a KPI with values says how many and of which day, and who answers for it", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold_time" }]);
  await rows.interactions([
    { occurredAt: new Date("2026-02-01T10:00:00Z"), kpis: { hold_time: 10 } },
    { occurredAt: new Date("2026-02-03T10:00:00Z"), kpis: { hold_time: 20 } },
  ]);
  await describeKpi(ctx, { key: "hold_time", owner: "Team North", target: 15 });
  const { data } = await kpiCatalogue(ctx);
  expect(data.filter(({ key }) => key === "hold_time")).toMatchObject([
    { values: 2, newest: "2026-02-03", owner: "Team North", target: 15, isOwn: false },
  ]);
  const theirs = await kpiCatalogue(await db.context());
  expect(theirs.data.find(({ key }) => key === "hold_time")).toMatchObject({
    values: 0,
    owner: "",
  });
});

test("values that a file brought under the name of a measure of Vocal's own are counted apart", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "nps" }]);
  await rows.interactions([{ occurredAt: new Date("2026-02-01T10:00:00Z"), kpis: { nps: 7 } }]);
  const { data } = await kpiCatalogue(ctx);
  expect(data.filter(({ key }) => key === "nps")).toMatchObject([
    { isOwn: false, values: 1, newest: "2026-02-01" },
  ]);
});

test("a computed KPI says from what, how often it has a value, and is as new as its parts", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }, { key: "talk" }]);
  await rows.interactions([
    { occurredAt: new Date("2026-02-01T10:00:00Z"), kpis: { hold: 7, talk: 2 } },
    { occurredAt: new Date("2026-02-05T10:00:00Z"), kpis: { hold: 7 } },
  ]);
  await describeKpi(ctx, { key: "wait_share", formula: "hold / (hold + talk)" });
  const { data } = await kpiCatalogue(ctx);
  expect(data.find(({ key }) => key === "wait_share")).toMatchObject({
    ...{ formula: "hold / (hold + talk)", values: 1, newest: "2026-02-01" },
  });
});
