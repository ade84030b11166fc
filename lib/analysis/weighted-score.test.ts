import { expect, test } from "vitest";
import { testRows } from "@/lib/analysis/test-rows.store";
import { whenThere } from "@/lib/analysis/test-when-there";
import { byValue, weightedScore } from "@/lib/analysis/weighted-score";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();
const clusters = Int32Array.from({ length: 6 }, (_, k) => k);

test("a customer worth three times as much counts three times", () => {
  const answers = Float64Array.of(10, 10, 10, 0, 0, 0);
  const values = Float64Array.of(300, 300, 300, 100, 100, 100);
  const found = byValue(answers, values, clusters, 5);
  expect(found?.plain.value).toBeCloseTo(0, 9);
  expect(found?.weighted.value).toBeCloseTo(50, 9);
  expect(found?.effective).toBeCloseTo(1200 ** 2 / (3 * 300 ** 2 + 3 * 100 ** 2), 9);
});

test("a value below zero counts as nothing, and is counted", () => {
  const answers = Float64Array.of(10, 10, 0, 0, 8, 8);
  const values = Float64Array.of(100, 100, -50, -50, 100, 100);
  expect(byValue(answers, values, clusters, 5)).toMatchObject({
    negative: 2,
    weighted: { value: 50 },
  });
  expect(
    byValue(
      answers,
      values.map(() => -1),
      clusters,
      5,
    ),
  ).toBeNull();
});

test("few customers are not shown", () => {
  expect(byValue(Float64Array.of(9, 9), Float64Array.of(1, 1), Int32Array.of(0, 1), 5)).toBeNull();
});

test("the score of an organisation, from its answers and its customers' value", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  expect(await weightedScore(ctx, {})).toBeNull();
  const customers = await rows.customers(
    Array.from({ length: 8 }, (_, k) => ({ clv: k < 4 ? "900" : "100" })),
  );
  await rows.responses(
    await rows.survey(),
    customers.map((customerId, k) => ({ customerId, nps: k < 4 ? 10 : 2 })),
  );
  const found = await whenThere(() => weightedScore(ctx, {}));
  expect(found?.n).toBe(8);
  expect(found?.weighted.value).toBeCloseTo(80, 9);
});
