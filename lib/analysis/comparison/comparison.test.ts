import { expect, test } from "vitest";
import { comparison } from "@/lib/analysis/comparison/comparison";
import { ComparisonRequest } from "@/lib/analysis/comparison/shapes";
import { testRows } from "@/lib/analysis/test-rows.store";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();
const february = { from: "2026-02-01", to: "2026-02-28" };
const march = { from: "2026-03-01", to: "2026-03-31" };

/** Sixty calls in each of two months; in March nobody is a detractor and nobody waits long. */
async function twoMonths() {
  const ctx = await db.context(() => new Date("2026-05-01T12:00:00Z"));
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }]);
  const at = (k: number) => new Date(k < 60 ? "2026-02-10T10:00:00Z" : "2026-03-10T10:00:00Z");
  const customers = await rows.customers(Array.from({ length: 120 }, () => ({})));
  const ids = await rows.interactions(
    customers.map((customerId, k) => ({
      ...{ customerId, occurredAt: at(k), team: k % 2 ? "North" : "South" },
      kpis: { hold: (k < 60 ? 90 : 30) + (k % 7) },
    })),
  );
  await rows.responses(
    await rows.survey(),
    ids.map((interactionId, k) => ({
      ...{ interactionId, customerId: customers[k], answeredAt: at(k) },
      nps: k < 60 && k % 3 === 0 ? 3 : 9 + (k % 2),
    })),
  );
  return ctx;
}

const ask = (more: object) => ComparisonRequest.parse({ a: march, b: february, ...more });

test("two periods: scores, means and drivers, each with its noise", async () => {
  const ctx = await twoMonths();
  const found = await comparison(ctx, ask({ outcome: "nps", drivers: ["kpi.hold"] }));
  expect(found.scores.map(({ key }) => key)).toEqual(["nps"]);
  // 40 promoters and 20 detractors of 60 in February, all promoters in March.
  expect(found.scores[0]).toMatchObject({
    a: { n: 60, value: 100 },
    b: { n: 60, value: expect.closeTo(100 / 3) },
    difference: expect.closeTo(200 / 3),
    beyondNoise: true,
  });
  const [hold] = found.means;
  expect(hold).toMatchObject({ key: "kpi.hold", beyondNoise: true, a: { n: 60 }, b: { n: 60 } });
  expect(hold?.difference).toBeLessThan(-55);
  expect(found.drivers).toMatchObject({ outcome: "nps", status: "ok", a: { n: 60 }, b: { n: 60 } });
  expect(found.meta).toMatchObject({ n: 120, excluded: {}, seed: 1 });
});

/** As many answers of each of thirty customers a month, who always say the same; later they are happier. */
async function faithful(times: number) {
  const ctx = await db.context(() => new Date("2026-05-01T12:00:00Z"));
  const rows = testRows(ctx);
  const customers = await rows.customers(Array.from({ length: 60 }, () => ({})));
  const answers = customers.flatMap((customerId, k) =>
    Array.from({ length: times }, () => ({
      ...{ customerId, nps: k % 30 < (k < 30 ? 14 : 21) ? 10 : 7 },
      answeredAt: new Date(k < 30 ? "2026-02-10T10:00:00Z" : "2026-03-10T10:00:00Z"),
    })),
  );
  await rows.responses(await rows.survey(), answers);
  const [score] = (await comparison(ctx, ask({}))).scores;
  return score;
}

test("customers who say the same eight times make a difference of scores no surer", async () => {
  const [once, often] = [await faithful(1), await faithful(8)];
  expect(once).toMatchObject({
    a: { n: 30 },
    difference: expect.closeTo(70 / 3),
    q: expect.anything(),
  });
  expect(often).toMatchObject({ a: { n: 240 }, difference: expect.closeTo(70 / 3) });
  expect([once?.beyondNoise, often?.beyondNoise]).toEqual([false, false]);
  expect(often?.q).toBeCloseTo(once?.q ?? 0, 1);
});

test("two teams alike differ in nothing", async () => {
  const found = await comparison(
    await twoMonths(),
    ask({ a: { teams: ["North"] }, b: { teams: ["South"] } }),
  );
  expect(found.means.map(({ beyondNoise }) => beyondNoise)).toEqual([false]);
  expect(found.drivers).toBeNull();
});

test("selections that could share an answer are refused", async () => {
  const ctx = await twoMonths();
  await expect(comparison(ctx, ask({ a: {}, b: february }))).rejects.toMatchObject({
    ...{ code: "invalid", reason: "overlap" },
  });
});

test("an outcome explains nothing by itself, and is not given without drivers", async () => {
  const ctx = await twoMonths();
  const itself = ask({ outcome: "nps", drivers: ["nps"] });
  await expect(comparison(ctx, itself)).rejects.toMatchObject({ code: "invalid" });
  expect(ComparisonRequest.safeParse({ a: march, b: february, outcome: "nps" }).success).toBe(
    false,
  );
});

test("too few on one side are withheld", async () => {
  const ctx = await twoMonths();
  const nobody = { from: "2025-01-01", to: "2025-01-31" };
  const found = await comparison(ctx, ask({ b: nobody, outcome: "nps", drivers: ["kpi.hold"] }));
  expect(found.scores[0]).toMatchObject({ b: { n: 0, withheld: true }, difference: null });
  expect(found.means[0]).toMatchObject({ b: { n: 0, withheld: true }, difference: null });
  expect(found.drivers).toMatchObject({ status: "too-few-rows" });
});

test("another organisation's answers are not compared", async () => {
  await twoMonths();
  const other = await db.context(() => new Date("2026-05-01T12:00:00Z"));
  await testRows(other).kpis([{ key: "hold" }]);
  const found = await comparison(other, ask({}));
  expect(found).toMatchObject({ scores: [], means: [], drivers: null, meta: { n: 0 } });
});
