import { expect, test } from "vitest";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { readCustomer } from "@/lib/customers/read";
import { testDatabase } from "@/lib/db/test-database";
import { blocked } from "@/lib/db/test-locks";
import { analyseValue, fitAndKeep } from "@/lib/value/analyse-value";
import { refitValues } from "@/lib/value/refit-values";
import { ValueRequest } from "@/lib/value/shapes";
import { simulatedBuyers, testPurchases } from "@/lib/value/test-purchases.store";

const db = testDatabase();
const now = () => new Date("2026-01-05T12:00:00Z");
const asked = (request: object) => ValueRequest.parse({ model: "purchases", ...request });

test("customers carry what they are worth, with an interval, once the model is fitted", async () => {
  const ctx = await db.context(now);
  const [first = ""] = await testPurchases(ctx, simulatedBuyers(600, 1));
  expect((await readCustomer(ctx, { customerId: first })).value).toBeNull();
  const answer = await analyseValue(ctx, asked({}));
  expect(answer).toMatchObject({ converged: true, problem: null, customers: { n: 600 } });
  const { totalClv, ciLow, ciHigh } = answer.customers;
  expect(ciLow).toBeLessThan(totalClv ?? 0);
  expect(ciHigh).toBeGreaterThan(totalClv ?? 0);
  const { value } = await readCustomer(ctx, { customerId: first });
  expect(value).toMatchObject({ model: "purchases", month: "2026-01-01" });
  expect(value?.clvLow).toBeLessThan(value?.clv ?? 0);
  expect(value?.probabilityAlive).toBeLessThanOrEqual(1);
});

test("days, weeks, and several purchases of one day: the same customers, the same value", async () => {
  const ctx = await db.context(now);
  const buyers = simulatedBuyers(400, 2);
  await testPurchases(ctx, buyers);
  const [weeks, days] = [
    await analyseValue(ctx, asked({})),
    await analyseValue(ctx, asked({ granularity: "day" })),
  ];
  expect(days.customers.totalClv).toBeCloseTo(weeks.customers.totalClv ?? 0, 2);

  const other = await db.context(now);
  await testPurchases(
    other,
    buyers.map(({ days: on, amounts }) => ({
      days: on.flatMap((day) => [day, day]),
      amounts: amounts.flatMap((amount) => [amount / 2, amount / 2]),
    })),
  );
  const halves = await analyseValue(other, asked({}));
  expect(halves.customers.repeaters).toBe(weeks.customers.repeaters);
  expect(halves.logLikelihood).toMatchObject({
    bgnbd: expect.closeTo((weeks.logLikelihood as { bgnbd: number }).bgnbd, 6),
  });
});

test("the last day of the calibration is in it, and what follows tests the model", async () => {
  const ctx = await db.context(now);
  await testPurchases(ctx, [
    ...simulatedBuyers(800, 3),
    { days: [10, 180, 181], amounts: [5, 7, 9] },
  ]);
  // Day 180 of 2025 is 30 June.
  const answer = await analyseValue(ctx, asked({ calibrationEnd: "2025-06-30" }));
  expect(answer.observedUntil).toBe("2025-06-30");
  const { holdout } = answer;
  expect(holdout?.actual).toBeGreaterThan(0);
  expect(Math.abs((holdout?.expected ?? 0) / (holdout?.actual ?? 1) - 1)).toBeLessThan(0.2);
  expect(holdout?.deciles).toHaveLength(10);
  expect(holdout?.deciles.at(-1)?.actual).toBeGreaterThan(holdout?.deciles[0]?.actual ?? 0);
});

test("two who fit at once keep what they found one after the other", async () => {
  const ctx = await db.context(now);
  const [first = ""] = await testPurchases(ctx, simulatedBuyers(300, 8));
  let second: ReturnType<typeof analyseValue> | undefined;
  const sooner = await fitAndKeep(ctx, asked({ horizonMonths: 12 }), async (share) => {
    // All is written, and nothing committed yet.
    if (share < 1) return;
    second = analyseValue(ctx, asked({ horizonMonths: 24 }));
    await blocked(db.database());
  });
  const later = await second;
  expect(later?.customers.totalClv).toBeGreaterThan(sooner.customers.totalClv ?? Number.NaN);
  const kept = async () => (await readCustomer(ctx, { customerId: first })).value?.clv;
  const ofBoth = await kept();
  await analyseValue(ctx, asked({ horizonMonths: 24 }));
  expect(ofBoth).toBe(await kept());
});

test("too few purchases are said to be too few, and nobody's value changes", async () => {
  const ctx = await db.context(now);
  const [only = ""] = await testPurchases(ctx, [{ days: [3], amounts: [10] }]);
  const answer = await analyseValue(ctx, asked({}));
  expect(answer).toMatchObject({ converged: false, customers: { n: 1, totalClv: null } });
  expect(answer.problem).toContain("Too few purchases");
  expect((await readCustomer(ctx, { customerId: only })).value).toBeNull();
  const nobody = await analyseValue(await db.context(now), asked({}));
  expect(nobody).toMatchObject({ converged: false, customers: { n: 0 }, observedUntil: null });
});

test("a published cohort gives the published parameters", async () => {
  const cohorts = [1000, 631, 468, 382, 326, 289, 262, 241];
  const ctx = await db.context(now);
  const answer = await analyseValue(ctx, asked({ model: "contractual", cohorts }));
  expect(answer.parameters).toEqual({
    sbg: { alpha: expect.closeTo(0.704, 3), beta: expect.closeTo(1.182, 3) },
  });
  expect(answer.discountedLifetime).toBeCloseTo(3.6949, 3);
  await expect(
    analyseValue(ctx, asked({ model: "contractual", cohorts: [100, 80, 85] })),
  ).rejects.toMatchObject({ code: "invalid" });
});

test("contracts and four elements value who is still here, and nobody with a missing element", async () => {
  const ctx = await db.context(now);
  const row = {
    annualRevenue: "1000",
    grossMargin: "0.4",
    costToServe: "100",
    acquisitionCost: "50",
  };
  const people = Array.from({ length: 60 }, (_, i) => ({
    ...row,
    acquiredAt: `2024-${String(1 + (i % 12)).padStart(2, "0")}-10`,
    ...(i % 4 === 0 ? { churnedAt: `2025-${String(1 + (i % 11)).padStart(2, "0")}-20` } : {}),
  }));
  const lacking = { acquiredAt: "2024-02-01", annualRevenue: "900" };
  const ids = await testPurchases(
    ctx,
    [...people, lacking].map((each) => ({ days: [], amounts: [], row: each })),
  );
  const simple = await analyseValue(ctx, asked({ model: "simple", horizonMonths: 12 }));
  // 46 of 61 stayed: 300 a year × 46/61 ÷ 1.1, less 50.
  const retention = 46 / 61;
  expect(simple.parameters).toEqual({ retention });
  expect(simple.customers).toMatchObject({
    n: 45,
    meanClv: expect.closeTo((300 * retention) / 1.1 - 50, 9),
  });
  expect(simple.meta.excluded).toEqual({ "has left": 15, "an element of value is missing": 1 });
  const { value } = await readCustomer(ctx, { customerId: ids[1] ?? "" });
  expect(value).toMatchObject({ model: "simple", tier: expect.any(Number) });
});

test("losses that become rarer make a customer worth more the longer they have stayed", async () => {
  const ctx = await db.context(now);
  const row = { annualRevenue: "1000", grossMargin: "0.4", costToServe: "100" };
  const left = (count: number, churnedAt: string) =>
    Array.from({ length: count }, () => ({ ...row, acquiredAt: "2025-01-01", churnedAt }));
  const stays = (acquiredAt: string) => Array.from({ length: 30 }, () => ({ ...row, acquiredAt }));
  const people = [
    ...stays("2025-01-01"),
    ...stays("2025-10-01"),
    ...left(20, "2025-01-20"),
    ...left(8, "2025-02-20"),
    ...left(4, "2025-05-20"),
    ...left(2, "2025-09-20"),
  ];
  const ids = await testPurchases(
    ctx,
    people.map((each) => ({ days: [], amounts: [], row: each })),
  );
  const answer = await analyseValue(ctx, asked({ model: "contractual" }));
  expect(answer).toMatchObject({ converged: true, customers: { n: 60 } });
  const [old, young] = [ids[0] ?? "", ids[30] ?? ""];
  const worth = async (customerId: string) => (await readCustomer(ctx, { customerId })).value?.clv;
  expect(await worth(old)).toBeGreaterThan((await worth(young)) ?? Number.POSITIVE_INFINITY);
  expect((await readCustomer(ctx, { customerId: ids[60] ?? "" })).value).toBeNull();
});

test("an erased person has no value, and a refit gives them none", async () => {
  const ctx = await db.context(now);
  const [gone = ""] = await testPurchases(ctx, simulatedBuyers(300, 6));
  expect(await refitValues(ctx)).toBe("unchanged");
  await analyseValue(ctx, asked({}));
  await eraseCustomer(ctx, { customerId: gone });
  expect(await refitValues(ctx)).toBe("refitted");
  await expect(readCustomer(ctx, { customerId: gone })).rejects.toMatchObject({
    code: "not-found",
  });
});
