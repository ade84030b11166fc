import { expect, test } from "vitest";
import { pair } from "@/lib/analysis/pair";
import { testRows } from "@/lib/analysis/test-rows.store";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();

/** Sixty calls of twenty customers; every second was answered. */
async function calls() {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }]);
  const customers = await rows.customers(
    Array.from({ length: 20 }, (_, k) => ({ name: `Customer ${k}`, clv: `${k * 10}` })),
  );
  const ids = await rows.interactions(
    Array.from({ length: 60 }, (_, k) => ({
      customerId: customers[k % 20],
      kpis: { hold: k },
      occurredAt: new Date(Date.UTC(2026, 0, 1, 0, k)),
    })),
  );
  const answered = ids.filter((_, k) => k % 2 === 0);
  await rows.responses(
    await rows.survey(),
    answered.map((interactionId, k) => ({
      interactionId,
      nps: k % 11,
      answeredAt: new Date(Date.UTC(2026, 0, 2, 0, k)),
    })),
  );
  return ctx;
}

test("a pair shows its numbers, its picture and the latest units behind it", async () => {
  const shown = await pair(await calls(), { x: "kpi.hold", y: "nps" });
  expect(shown.cell).toMatchObject({ n: 30, grain: "interaction", status: "ok" });
  expect(shown.picture).toMatchObject({ kind: "levels", levelsOf: "y" });
  expect(shown.rows).toHaveLength(25);
  expect(shown.rows[0]).toMatchObject({
    at: "2026-01-02T00:29:00.000Z",
    name: "Customer 18",
    x: 58,
    y: 7,
  });
  expect(shown.nextCursor).not.toBeNull();
});

test("per customer the units are customers with their averages", async () => {
  const shown = await pair(await calls(), { x: "kpi.hold", y: "customer.clv" });
  expect(shown.cell).toMatchObject({ n: 20, grain: "customer" });
  const one = shown.rows.find(({ name }) => name === "Customer 3");
  expect(one).toMatchObject({ x: (3 + 23 + 43) / 3, y: 30 });
});

test("a long list goes on where it stopped", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }, { key: "talk" }]);
  await rows.interactions(
    Array.from({ length: 120 }, (_, k) => ({ kpis: { hold: k % 40, talk: k } })),
  );
  const seen: number[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 5; page++) {
    const shown = await pair(ctx, { x: "kpi.hold", y: "kpi.talk", cursor });
    seen.push(...shown.rows.map((row) => row.y));
    cursor = shown.nextCursor ?? undefined;
  }
  expect(new Set(seen).size).toBe(120);
  expect(cursor).toBeUndefined();
});

test("fewer units than the minimum group show neither points nor rows", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }, { key: "talk" }]);
  await rows.interactions([{ kpis: { hold: 1, talk: 2 } }, { kpis: { hold: 2, talk: 4 } }]);
  const shown = await pair(ctx, { x: "kpi.hold", y: "kpi.talk" });
  expect(shown.cell).toMatchObject({ status: "too-few-rows", n: 2 });
  expect(shown.rows).toEqual([]);
  expect(shown.picture).toMatchObject({ points: [] });
});

test("a variable with itself, or a cursor of another list, is refused", async () => {
  const ctx = await calls();
  await expect(pair(ctx, { x: "nps", y: "nps" })).rejects.toMatchObject({ code: "not-found" });
  await expect(pair(ctx, { x: "kpi.hold", y: "nps", cursor: "bm9uc2Vuc2U" })).rejects.toMatchObject(
    { code: "malformed" },
  );
});
