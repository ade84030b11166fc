import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { editKpi } from "./edit-kpi";
import { ensureKpis, labelOf } from "./ensure-kpis";
import { readKpis } from "./read";
import { recordPeriodValues } from "./record-period-values";

const db = testDatabase();

test("a KPI never heard of joins the catalogue with plain defaults", async () => {
  const ctx = await db.context();
  const kpis = await inTransaction(ctx, (tx) => ensureKpis(tx, [{ key: "speed_of_answer" }]));
  expect(kpis.get("speed_of_answer")).toMatchObject({
    label: "Speed of answer",
    level: "operational",
    unit: "",
    direction: "neutral",
    grain: "interaction",
  });
  expect((await readKpis(ctx)).map(({ key }) => key)).toEqual(["speed_of_answer"]);
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

test("a KPI's meaning can be edited, by those who may, in their own organisation", async () => {
  const ctx = await db.context();
  const kpis = await inTransaction(ctx, (tx) => ensureKpis(tx, [{ key: "hold" }]));
  const kpiId = kpis.get("hold")?.id ?? "";
  const edit = { kpiId, label: "Hold", level: "technical", unit: "s", direction: "lower" } as const;
  expect(await editKpi(ctx, edit)).toMatchObject({ level: "technical", key: "hold" });
  await expect(editKpi(await db.context(), edit)).rejects.toMatchObject({ code: "not-found" });
  const agent = { kind: "member", id: newId(), role: "agent", name: "A", email: "a@b.c" } as const;
  await expect(editKpi({ ...ctx, actor: agent }, edit)).rejects.toMatchObject({
    code: "forbidden",
  });
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
