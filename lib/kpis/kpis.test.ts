import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { describeKpi } from "./describe-kpi";
import { ensureKpis, labelOf } from "./ensure-kpis";
import { readKpiCare, readKpis } from "./read";
import { recordPeriodValues } from "./record-period-values";
import { usualKpis } from "./usual-kpis";

const db = testDatabase();

test("a KPI never heard of joins the catalogue with plain defaults", async () => {
  const ctx = await db.context();
  const kpis = await inTransaction(ctx, (tx) => ensureKpis(tx, [{ key: "speed_of_light" }]));
  expect(kpis.get("speed_of_light")).toMatchObject({
    label: "Speed of light",
    level: "operational",
    unit: "",
    direction: "neutral",
    grain: "interaction",
  });
  expect((await readKpis(ctx)).map(({ key }) => key)).toEqual(["speed_of_light"]);
});

test("a measure of the field is known when its key is first mentioned", async () => {
  const ctx = await db.context();
  const mentions = [{ key: "page_errors" }, { key: "hold_time", unit: "min" }];
  const kpis = await inTransaction(ctx, (tx) => ensureKpis(tx, mentions));
  expect(kpis.get("page_errors")).toMatchObject({ level: "technical", direction: "lower" });
  expect(kpis.get("hold_time")).toMatchObject({ direction: "lower", unit: "min" });
});

test("a KPI that exists keeps what was said of it", async () => {
  const ctx = await db.context();
  const mention = { key: "hold", label: "Hold time", unit: "s", direction: "lower" } as const;
  await inTransaction(ctx, (tx) => ensureKpis(tx, [mention]));
  const again = await inTransaction(ctx, (tx) =>
    ensureKpis(
      tx,
      [{ key: "hold", direction: "higher" }, { key: "new" }, { key: "new" }],
      "period",
    ),
  );
  expect(again.get("hold")).toMatchObject({ ...mention, grain: "interaction" });
  expect(again.get("new")?.grain).toBe("period");
});

test("a KPI is described by those who may, in their own organisation, field by field", async () => {
  const ctx = await db.context();
  await inTransaction(ctx, (tx) => ensureKpis(tx, [{ key: "hold" }]));
  const said = { key: "hold", label: "Hold", level: "technical", direction: "lower" } as const;
  await describeKpi(ctx, { ...said, owner: "Ada", target: 20 });
  await describeKpi(ctx, { key: "hold", source: "Telephone system" });
  expect(await readKpis(ctx)).toMatchObject([{ ...said, unit: "" }]);
  const care = { owner: "Ada", target: 20, source: "Telephone system" };
  expect(await readKpiCare(ctx)).toEqual(new Map([["hold", care]]));
  await describeKpi(ctx, { key: "hold", target: null });
  expect((await readKpiCare(ctx)).get("hold")?.target).toBeNull();
  expect(await readKpis(await db.context())).toEqual([]);
  const agent = { kind: "member", id: newId(), role: "agent", name: "A", email: "a@b.c" } as const;
  await expect(describeKpi({ ...ctx, actor: agent }, said)).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("of Vocal's own measures only owner, target and source are said", async () => {
  const ctx = await db.context();
  await describeKpi(ctx, { key: "nps", owner: "Ada", target: 40 });
  expect(await readKpis(ctx)).toEqual([]);
  await expect(describeKpi(ctx, { key: "nps", label: "Love" })).rejects.toMatchObject({
    code: "invalid",
    fields: [{ path: "label" }],
  });
});

test("a KPI that a file brought under the name of a measure of Vocal's own is described like any other", async () => {
  const ctx = await db.context();
  await inTransaction(ctx, (tx) => ensureKpis(tx, [{ key: "retention" }]));
  await describeKpi(ctx, { key: "retention", label: "Staff who stay", owner: "Ada" });
  expect(await readKpis(ctx)).toMatchObject([{ key: "retention", label: "Staff who stay" }]);
});

test("who answers for a usual KPI leaves it open how it is measured", async () => {
  const ctx = await db.context();
  const [usual] = usualKpis.filter(({ key }) => key === "adherence");
  const { label = "", unit = "" } = usual ?? {};
  await describeKpi(ctx, { key: "adherence", label, unit, owner: "Ada" });
  expect(await readKpis(ctx)).toEqual([]);
  expect((await readKpiCare(ctx)).get("adherence")).toMatchObject({ owner: "Ada" });
  await describeKpi(ctx, { key: "adherence", label: "Keeping to the plan" });
  expect(await readKpis(ctx)).toMatchObject([{ label: "Keeping to the plan", grain: "period" }]);
});

test("of two values for one KPI, day and team the later counts", async () => {
  const ctx = await db.context();
  const [first, second, third] = await inTransaction(ctx, async (tx) => {
    const kpis = await ensureKpis(tx, [{ key: "uptime" }], "period");
    const kpiId = kpis.get("uptime")?.id ?? "";
    const day = { kpiId, periodStart: "2026-01-01", team: "" };
    const two = await recordPeriodValues(tx, [
      { ...day, value: 0.9 },
      { ...day, value: 0.8 },
    ]);
    return [...two, ...(await recordPeriodValues(tx, [{ ...day, value: 0.7 }]))];
  });
  expect(first).toEqual(second);
  expect(first).toMatchObject({ created: true });
  expect(third).toMatchObject({ id: first?.id, created: false });
});

test("keys read as words", () => {
  expect(labelOf("speedOfAnswer")).toBe("Speed of answer");
  expect(labelOf("AHT")).toBe("Aht");
  expect(labelOf("call-failure_2")).toBe("Call failure 2");
});
