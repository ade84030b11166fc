import { expect, test } from "vitest";
import { scoreCourse, scoreMetrics, withLimits } from "@/lib/analysis/score-course";
import type { ScoreGroup } from "@/lib/analysis/shapes";
import { testRows } from "@/lib/analysis/test-rows.store";
import { whenThere } from "@/lib/analysis/test-when-there";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();

function month(key: string, promoters: number, detractors: number, n = 100): ScoreGroup {
  const value = (100 * (promoters - detractors)) / n;
  const passives = n - promoters - detractors;
  return { key, n, value, ciLow: value - 10, ciHigh: value + 10, promoters, passives, detractors };
}

const steady = ["01", "02", "03", "04", "05"].map((k) => month(`2026-${k}`, 50, 20));

test("a month that fell beyond three standard errors is news, the steady ones are not", () => {
  const course = withLimits("nps", [...steady, month("2026-06", 20, 50)]);
  expect(course.map(({ news }) => news)).toEqual([null, null, null, null, null, "down"]);
  // All answers: 270 promoters and 150 detractors of 600, within variance 0.61 per answer.
  const reach = (3 * 100 * Math.sqrt(0.61)) / Math.sqrt(100);
  expect(course[0]?.limits?.high).toBeCloseTo(20 + reach, 9);
});

test("where the answers of a customer agree, limits are as wide as for fewer answers", () => {
  const periods = [...steady, month("2026-06", 40, 30)];
  const [usual] = withLimits("nps", periods);
  const groups = periods.map(({ key }) => ({ key, own: 0.25, others: 1 }));
  const [wider] = withLimits("nps", periods, { groups });
  const reach = (point: typeof usual) => (point?.limits?.high ?? 0) - (point?.limits?.low ?? 0);
  expect(reach(wider)).toBeCloseTo(2 * reach(usual), 9);
});

test("too few periods have no limits, and a withheld one stays empty", () => {
  expect(withLimits("nps", steady).every(({ limits }) => limits === null)).toBe(true);
  const hidden = { key: "2026-07", n: 2, value: null, ciLow: null, ciHigh: null };
  const course = withLimits("nps", [...steady, month("2026-06", 50, 20), hidden]);
  expect(course.at(-1)).toMatchObject({ limits: null, news: null });
});

test("where everybody is a promoter there is no noise, and nothing is called news", () => {
  const all = ["1", "2", "3", "4", "5", "6"].map((k) => month(`2026-0${k}`, 100, 0));
  expect(withLimits("nps", all).every(({ news }) => news === null)).toBe(true);
});

test("the course of an organisation follows the filter", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  const answeredAt = (k: number) => new Date(`2026-0${1 + (k % 2)}-10T10:00:00Z`);
  await rows.responses(
    await rows.survey(),
    Array.from({ length: 20 }, (_, k) => ({
      ...{ nps: 10, class: "promoter" as const, answeredAt: answeredAt(k) },
    })),
  );
  expect(await scoreMetrics(ctx)).toEqual(["nps"]);
  const course = await whenThere(() => scoreCourse(ctx, { from: "2026-02-01" }, "nps"));
  expect(course.overall).toMatchObject({ n: 10, value: 100 });
  expect(course.course.map(({ key }) => key)).toEqual(["2026-02"]);
  const february = await whenThere(() =>
    scoreCourse(ctx, { from: "2026-02-01", to: "2026-02-28" }, "nps"),
  );
  expect(february.before).toMatchObject({ from: "2026-01-04", to: "2026-01-31" });
  expect(february.before?.change).toMatchObject({ difference: 0, beyondNoise: false });
});

test("customers who say the same eight times make a change and a month no surer", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  const customers = await rows.customers(Array.from({ length: 60 }, () => ({})));
  const answers = customers.flatMap((customerId, k) =>
    Array.from({ length: 8 }, () => ({
      ...{ customerId, nps: k % 30 < (k < 30 ? 14 : 21) ? 10 : 7 },
      answeredAt: new Date(k < 30 ? "2026-01-20T10:00:00Z" : "2026-02-10T10:00:00Z"),
    })),
  );
  await rows.responses(await rows.survey(), answers);
  const february = { from: "2026-02-01", to: "2026-02-28" };
  const { before } = await whenThere(() => scoreCourse(ctx, february, "nps"));
  expect(before?.change).toMatchObject({ difference: expect.closeTo(70 / 3), beyondNoise: false });
});
