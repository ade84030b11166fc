import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { OneOrMany } from "@/lib/ground/batch";
import type { Answers } from "@/lib/surveys/answer";
import { createSurvey } from "@/lib/surveys/create-survey";
import { editSurvey } from "@/lib/surveys/edit-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { SurveyDefinition } from "@/lib/surveys/shapes";
import { readOptionResults } from "./option-results";
import { recordResponses } from "./record-responses";

const db = testDatabase();
let ctx: Context;
let survey: string;

const options = (...keys: string[]) => keys.map((key) => ({ key, label: `The ${key}` }));

function asking(...reasons: string[]): SurveyDefinition {
  const one = { kind: "choice", key: "reason", wording: "Why?", label: "Reason" };
  const many = { kind: "choice", key: "used", wording: "What?", label: "Used", multiple: true };
  const order = { kind: "ranking", key: "order", wording: "In which order?", label: "Order" };
  return SurveyDefinition.parse({
    language: "en",
    title: "Goodbye",
    questions: [
      { ...one, options: options(...reasons), other: "Something else" },
      { ...many, options: options("app", "shop") },
      { ...order, options: options("price", "advice") },
    ],
    thanks: { everyone: "Thank you." },
  });
}

beforeEach(async () => {
  ctx = await db.context();
  const definition = asking("price", "service");
  survey = (await createSurvey(ctx, { name: "Goodbye", definition })).id;
  await publishSurvey(ctx, { surveyId: survey });
});

const answer = (answers: Answers, answeredAt?: string) =>
  recordResponses(ctx, OneOrMany.parse({ survey, answers, answeredAt }));

test("every option is counted among those who answered its question", async () => {
  await answer({ reason: "price", used: ["app", "shop"], order: ["advice", "price"] });
  await answer({ reason: "price", used: ["shop"], order: ["price", "advice"] });
  await answer({ reason: "other", "reason.otherText": "moved", order: ["advice", "price"] });
  const [reason, used, order] = await readOptionResults(ctx, { survey });
  expect(reason).toMatchObject({ label: "Reason", n: 3, multiple: false });
  expect(reason?.options.map(({ label, chosen }) => [label, chosen])).toEqual([
    ["The price", 2],
    ["The service", 0],
    ["Something else", 1],
  ]);
  // Wilson's interval of 2 in 3.
  expect(reason?.options[0]?.share?.value).toBeCloseTo(2 / 3);
  expect(reason?.options[0]?.share?.low).toBeCloseTo(0.2077, 4);
  expect(reason?.options[0]?.share?.high).toBeCloseTo(0.9385, 4);
  expect(used).toMatchObject({ n: 2, multiple: true });
  expect(used?.options.map(({ chosen }) => chosen)).toEqual([1, 2]);
  expect(order?.options).toMatchObject([
    { key: "price", chosen: 1, meanPlace: 5 / 3 },
    { key: "advice", chosen: 2, meanPlace: 4 / 3 },
  ]);
});

test("silence has no share, and a period counts its own answers", async () => {
  await answer({ reason: "price" }, "2026-01-01T00:00:00Z");
  const [reason, used] = await readOptionResults(ctx, { survey, from: "2026-02-01" });
  expect(reason).toMatchObject({ n: 0 });
  expect(reason?.options[0]).not.toHaveProperty("share");
  expect(used?.options).toHaveLength(2);
});

test("what only an earlier version offered is counted too, last", async () => {
  await answer({ reason: "service" });
  await editSurvey(ctx, { surveyId: survey, definition: asking("price", "speed") });
  await publishSurvey(ctx, { surveyId: survey });
  await answer({ reason: "speed" });
  const [reason] = await readOptionResults(ctx, { survey });
  expect(reason?.options.map(({ label, chosen }) => [label, chosen])).toEqual([
    ["The price", 0],
    ["The speed", 1],
    ["Something else", 0],
    ["The service", 1],
  ]);
});

/** Publishes the survey with this one question instead of those it has. */
async function publishAsking(question: Record<string, unknown>): Promise<void> {
  const definition = SurveyDefinition.parse({
    ...asking("price"),
    questions: [{ wording: "Why?", label: "Reason", ...question }],
  });
  await editSurvey(ctx, { surveyId: survey, definition });
  await publishSurvey(ctx, { surveyId: survey });
}

test("a comment that was given by the same key in another version is no option", async () => {
  await publishAsking({ kind: "text", role: "comment", key: "reason" });
  await answer({ reason: "It took too long." });
  await answer({ reason: "price" });
  expect(await readOptionResults(ctx, { survey })).toMatchObject([
    { key: "reason", n: 0 },
    { key: "used", n: 0 },
    { key: "order", n: 0 },
  ]);
  await publishAsking({ kind: "choice", key: "reason", options: options("price", "speed") });
  await answer({ reason: "speed" });
  const [reason] = await readOptionResults(ctx, { survey });
  expect(reason?.n).toBe(1);
  expect(reason?.options.map(({ label, chosen }) => [label, chosen])).toEqual([
    ["The price", 0],
    ["The speed", 1],
  ]);
});

test("a ranking is not counted with the choice that had its key before", async () => {
  await answer({ reason: "price" });
  await publishAsking({ kind: "ranking", key: "reason", options: options("price", "speed") });
  await answer({ reason: ["speed", "price"] });
  const [reason] = await readOptionResults(ctx, { survey });
  expect(reason).toMatchObject({
    kind: "ranking",
    n: 1,
    options: [
      { label: "The price", chosen: 0, meanPlace: 2 },
      { label: "The speed", chosen: 1, meanPlace: 1 },
    ],
  });
});

test("an option that is gone is called what it was called last", async () => {
  const called = (label: string) => [{ key: "service", label }, ...options("price")];
  await publishAsking({ kind: "choice", key: "reason", options: called("How I was served") });
  await answer({ reason: "service" });
  await publishAsking({ kind: "choice", key: "reason", options: options("price") });
  const [reason] = await readOptionResults(ctx, { survey });
  expect(reason?.options.map(({ label }) => label)).toEqual(["The price", "How I was served"]);
});

test("another organisation's survey is not there", async () => {
  const other = await db.context();
  await expect(readOptionResults(other, { survey })).rejects.toMatchObject({ code: "not-found" });
});
