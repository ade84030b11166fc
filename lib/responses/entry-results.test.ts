import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { response } from "@/lib/db/tables/responses";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { OneOrMany } from "@/lib/ground/batch";
import { createSurvey } from "@/lib/surveys/create-survey";
import { editSurvey } from "@/lib/surveys/edit-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { SurveyDefinition } from "@/lib/surveys/shapes";
import { binsOf, edgesOf } from "./bins";
import { readEntryResults } from "./entry-results";
import { recordResponses } from "./record-responses";
import { spansOf, unitOf } from "./spans";

const db = testDatabase();
let ctx: Context;
let survey: string;

const asked = {
  amount: { kind: "number", key: "amount", role: "driver", scale: { min: 0, max: 1000 } },
  since: { kind: "date", key: "since" },
  news: { kind: "consent", key: "news" },
};

function asking(...questions: object[]): SurveyDefinition {
  return SurveyDefinition.parse({
    ...{ language: "en", title: "Facts", thanks: { everyone: "Thank you." } },
    questions: questions.map((question, k) => ({
      ...{ wording: `Question ${k}?`, label: `Label ${k}` },
      ...question,
    })),
  });
}

beforeEach(async () => {
  ctx = await db.context();
  const definition = asking(asked.amount, asked.since, asked.news);
  survey = (await createSurvey(ctx, { name: "Facts", definition })).id;
  await publishSurvey(ctx, { surveyId: survey });
});

const answer = (answers: object, more: object = {}) =>
  recordResponses(ctx, OneOrMany.parse({ survey, answers, ...more }));

test("numbers have their mean with its interval, their quartiles and a histogram", async () => {
  for (const amount of [1, 2, 3, 4, 10]) await answer({ amount });
  const [amount] = await readEntryResults(ctx, { survey });
  expect(amount).toMatchObject({ kind: "number", label: "Label 0", n: 5, mean: 4, median: 3 });
  // R: t.test(c(1, 2, 3, 4, 10))$conf.int; quantile(c(1, 2, 3, 4, 10))
  expect(amount).toMatchObject({
    ciLow: expect.closeTo(-0.389_945_165, 8),
    ciHigh: expect.closeTo(8.389_945_165, 8),
    ...{ lower: 2, upper: 4 },
  });
  const bins = amount?.kind === "number" ? amount.bins : [];
  expect(bins.map(({ from, to, n }) => [from, to, n])).toEqual(
    Array.from({ length: 10 }, (_, k) => [k + 1, k + 1, k < 4 || k === 9 ? 1 : 0]),
  );
});

test("decimals lie in bins of round ends, the largest of them in the last", async () => {
  for (const amount of [0, 0.1, 0.3, 0.30001, 1]) await answer({ amount });
  const [amount] = await readEntryResults(ctx, { survey });
  const bins = amount?.kind === "number" ? amount.bins : [];
  expect(bins.map(({ from, n }) => [from, n])).toEqual([
    ...[
      [0, 1],
      [0.1, 1],
      [0.2, 0],
      [0.3, 2],
      [0.4, 0],
    ],
    ...[
      [0.5, 0],
      [0.6, 0],
      [0.7, 0],
      [0.8, 0],
      [0.9, 1],
    ],
  ]);
});

test("days have the months of the earliest and the latest one, and are counted by month, empty months too", async () => {
  for (const since of ["2025-11-30", "2026-02-01", "2026-02-28"]) await answer({ since });
  const [, since] = await readEntryResults(ctx, { survey });
  expect(since).toEqual({
    ...{ kind: "date", key: "since", label: "Label 1", n: 3, unit: "month" },
    ...{ earliest: "2025-11", latest: "2026-02" },
    spans: [
      { first: "2025-11-01", n: 1 },
      { first: "2025-12-01", n: 0 },
      { first: "2026-01-01", n: 0 },
      { first: "2026-02-01", n: 2 },
    ],
  });
});

test("days far apart are counted by decade or century, as far as there are calendars", async () => {
  for (const since of ["1901-01-01", "1999-12-31", "2000-01-01"]) await answer({ since });
  const spans = async () => {
    const [, since] = await readEntryResults(ctx, { survey });
    return since?.kind === "date" ? since.spans.filter(({ n }) => n > 0) : [];
  };
  expect(await spans()).toEqual([
    { first: "1900-01-01", n: 1 },
    { first: "1990-01-01", n: 1 },
    { first: "2000-01-01", n: 1 },
  ]);
  await answer({ since: "1600-05-05" });
  expect(await spans()).toEqual([
    { first: "1501-01-01", n: 1 },
    { first: "1901-01-01", n: 3 },
  ]);
});

test("every day is in a span, in the first years of the calendar too", async () => {
  const days = ["0001-01-01", "0009-12-31", "0010-01-01", "1900-12-31", "1999-12-31"];
  const spansWith = async (since: string) => {
    await answer({ since });
    const [, result] = await readEntryResults(ctx, { survey });
    if (result?.kind !== "date") throw new Error("The second question is for a day.");
    expect(result.spans.reduce((sum, { n }) => sum + n, 0)).toBe(result.n);
    return [
      result.unit,
      ...result.spans.filter(({ n }) => n > 0).map(({ first, n }) => [first, n]),
    ];
  };
  expect(await spansWith("0001-01-01")).toEqual(["month", ["0001-01-01", 1]]);
  expect(await spansWith("0009-12-31")).toEqual(["year", ["0001-01-01", 1], ["0009-01-01", 1]]);
  expect(await spansWith("0150-01-01")).toEqual(["decade", ["0000-01-01", 2], ["0150-01-01", 1]]);
  for (const since of days) await spansWith(since);
  const centuries = [
    ["0001-01-01", 5],
    ["0101-01-01", 1],
    ["1801-01-01", 1],
    ["1901-01-01", 1],
    ["2001-01-01", 1],
  ];
  expect(await spansWith("2100-02-28")).toEqual(["century", ...centuries]);
});

test("what is stored as a day and is none is not counted, and stops nothing", async () => {
  for (let k = 0; k < 5; k += 1) await answer({ since: "2024-02-29" });
  const kept = [
    "0000-01-01",
    "2026-02-30",
    "2026-04-31",
    "2026-13-01",
    "soon",
    "2026-01-01\n",
    20,
    [],
  ];
  for (const since of kept) {
    await answer({ since: "2024-12-31" });
    await inTransaction(ctx, (tx) =>
      tx.db.execute(sql`update ${response}
        set answers = ${JSON.stringify({ since })}::text::jsonb where answers ->> 'since' = '2024-12-31'`),
    );
  }
  const [, since] = await readEntryResults(ctx, { survey });
  expect(since).toMatchObject({ n: 5, earliest: "2024-02", latest: "2024-02" });
});

test("consent is a share of those who came to the end, whoever did not tick it among them", async () => {
  await answer({ news: "yes" });
  await answer({ news: "yes" });
  await answer({ amount: 5 });
  await answer({ amount: 5 }, { partial: true });
  const [, , news] = await readEntryResults(ctx, { survey });
  expect(news).toMatchObject({ kind: "consent", n: 3, given: 2 });
  // Wilson's interval of 2 in 3.
  expect(news).toMatchObject({
    share: { value: 2 / 3, low: expect.closeTo(0.2077, 4), high: expect.closeTo(0.9385, 4) },
  });
});

test("silence has no figures, and a period counts its own answers", async () => {
  await answer({ amount: 5, since: "2026-01-01" }, { answeredAt: "2026-01-01T00:00:00Z" });
  expect(await readEntryResults(ctx, { survey, from: "2026-02-01" })).toEqual([
    { kind: "number", key: "amount", label: "Label 0", n: 0, bins: [] },
    { kind: "date", key: "since", label: "Label 1", n: 0, unit: "month", spans: [] },
    { kind: "consent", key: "news", label: "Label 2", n: 0, given: 0 },
  ]);
});

test("what another kind of question was answered by the same key in another version is left out", async () => {
  await answer({ amount: 700, since: "2026-01-01", news: "yes" });
  const text = { kind: "text", role: "comment", key: "since" };
  const choice = { kind: "choice", key: "news", options: [{ key: "yes", label: "Yes" }] };
  await editSurvey(ctx, { surveyId: survey, definition: asking(asked.amount, text, choice) });
  await publishSurvey(ctx, { surveyId: survey });
  await answer({ amount: 800, since: "since ever", news: "yes" });
  const results = await readEntryResults(ctx, { survey });
  expect(results.map(({ key, n }) => [key, n])).toEqual([
    ["amount", 2],
    ["since", 1],
    ["news", 1],
  ]);
  await editSurvey(ctx, {
    surveyId: survey,
    definition: asking({ ...asked.since, key: "amount" }, text, choice),
  });
  await publishSurvey(ctx, { surveyId: survey });
  await answer({ amount: "2026-03-03" });
  const [amount] = await readEntryResults(ctx, { survey });
  expect(amount).toMatchObject({ kind: "date", n: 1, earliest: "2026-03" });
});

test("another organisation's survey is not there", async () => {
  const other = await db.context();
  await expect(readEntryResults(other, { survey })).rejects.toMatchObject({ code: "not-found" });
});

test("bins cover every number, are few and do not overlap", () => {
  const one = fc.oneof(
    fc.integer({ min: -1e6, max: 1e6 }),
    fc.float({ min: -1000, max: 1000, noNaN: true }),
  );
  fc.assert(
    fc.property(one, one, (a, b) => {
      const range = {
        ...{ min: Math.min(a, b), max: Math.max(a, b) },
        isWhole: Number.isInteger(a) && Number.isInteger(b),
      };
      const edges = edgesOf(range);
      const bins = binsOf(range, []);
      expect(bins.length).toBeGreaterThan(0);
      expect(bins.length).toBeLessThanOrEqual(16);
      const slack = 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
      expect(edges[0]).toBeLessThanOrEqual(range.min + slack);
      expect(bins.at(-1)?.to).toBeGreaterThanOrEqual(range.max - slack);
      expect(new Set(bins.map(({ from }) => from)).size).toBe(bins.length);
    }),
  );
});

test("numbers of all kinds are each counted in the bin they lie in", async () => {
  const question = { ...asked.amount, scale: { min: -1000, max: 1000 } };
  const decimal = fc.integer({ min: -100_000, max: 100_000 }).map((hundredths) => hundredths / 100);
  const amounts = fc.oneof(
    fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 12 }),
    fc.array(decimal, { minLength: 1, maxLength: 12 }),
    fc.tuple(decimal, fc.integer({ min: 1, max: 12 })).map(([one, n]) => Array(n).fill(one)),
  );
  const check = async (given: number[]) => {
    const definition = asking(question);
    const { id } = await createSurvey(ctx, { name: "Numbers", definition });
    await publishSurvey(ctx, { surveyId: id });
    const items = given.map((amount) => ({ survey: id, answers: { amount } }));
    await recordResponses(ctx, OneOrMany.parse({ items }));
    const [result] = await readEntryResults(ctx, { survey: id });
    const bins = result?.kind === "number" ? result.bins : [];
    expect(result?.n).toBe(given.length);
    const within = (one: number, from: number, next: number | undefined) =>
      one >= from && (next === undefined || one < next);
    expect(bins.map(({ n }) => n)).toEqual(
      bins.map(({ from }, k) => given.filter((one) => within(one, from, bins[k + 1]?.from)).length),
    );
    expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(given.length);
  };
  const examples: [number[]][] = [[[-0.3, -0.1, 0.2]], [[36.55, 36.55, 36.55]], [[-5, -5, -7]]];
  await fc.assert(fc.asyncProperty(amounts, check), { numRuns: 12, examples });
});

test("spans are few, and hold the first month and the last", () => {
  const month = fc
    .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 7));
  fc.assert(
    fc.property(month, month, (a, b) => {
      const range = { earliest: a < b ? a : b, latest: a < b ? b : a };
      const unit = unitOf(range);
      const spans = spansOf(range, unit, []);
      expect(spans.length).toBeLessThanOrEqual(unit === "century" ? 101 : 25);
      expect((spans[0]?.first.slice(0, 7) ?? "9") <= range.earliest).toBe(true);
      expect((spans.at(-1)?.first.slice(0, 7) ?? "9") <= range.latest).toBe(true);
    }),
  );
});
