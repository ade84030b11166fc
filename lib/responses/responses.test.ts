import { parse } from "csv-parse/sync";
import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { upsertCustomers } from "@/lib/customers/upsert-customers";
import { interaction } from "@/lib/db/tables/touchpoints";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { BatchAnswer, OneOrMany } from "@/lib/ground/batch";
import { newId } from "@/lib/ground/ids";
import { createSurvey } from "@/lib/surveys/create-survey";
import { editSurvey } from "@/lib/surveys/edit-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { exportResponses } from "./export-responses";
import { readQuestionResults } from "./question-results";
import { readActivity, readResponses } from "./read";
import { recordResponses } from "./record-responses";
import { ExportResponses, ListResponses, Response } from "./shapes";

const db = testDatabase();
const noon = new Date("2026-05-10T12:00:00.000Z");
let now: Date;
let ctx: Context;
let survey: string;

beforeEach(async () => {
  now = noon;
  ctx = await db.context(() => now);
  survey = (await createSurvey(ctx, { name: "Call", template: "post-call-nps" })).id;
  await publishSurvey(ctx, { surveyId: survey });
});

const record = (given: object) => recordResponses(ctx, OneOrMany.parse(given));
const one = async (given: object) => Response.parse(await record({ survey, ...given }));
const many = async (...items: unknown[]) => BatchAnswer.parse(await record({ items })).results;
const list = (query: object = {}) => readResponses(ctx, ListResponses.parse(query));

async function exported(query: object): Promise<string> {
  let text = "";
  for await (const piece of await exportResponses(ctx, ExportResponses.parse(query))) text += piece;
  return text;
}

test("a recorded response is classified and read back as it was given", async () => {
  const answers = { nps: 9, waiting: 4, comment: "Größe 🙂" };
  const kept = await one({ answers, customer: { externalId: "c1", name: "Ada" }, source: "ivr" });
  expect(kept).toMatchObject({
    survey,
    version: 1,
    answers,
    class: "promoter",
    customer: { externalId: "c1", name: "Ada" },
    answeredAt: noon.toISOString(),
    receivedAt: noon.toISOString(),
    source: "ivr",
    partial: false,
  });
  expect((await list()).data).toEqual([kept]);
});

test("the same external id replaces the answer, keeps its time, and is one response", async () => {
  const first = await one({ externalId: "r1", answers: { nps: 3 }, customer: "c1" });
  now = new Date("2026-06-01T12:00:00Z");
  const second = await one({ externalId: "r1", answers: { nps: 10 }, customer: "c1" });
  expect(second).toEqual({ ...first, answers: { nps: 10 }, class: "promoter" });
  expect((await list()).data).toEqual([second]);
});

test("a batch answers item by item, in order; the later of two with one id counts", async () => {
  const results = await many(
    { survey, externalId: "a", answers: { nps: 1 } },
    { survey, answers: { nps: 11 } },
    { survey: newId(), answers: { nps: 5 } },
    { survey, externalId: "a", answers: { nps: 8 } },
    { survey, answers: { nps: 5 }, interaction: "nowhere" },
    { survey, answers: { nps: 5 }, answeredAt: "2027-01-01T00:00:00Z" },
    "nothing",
    { survey, answers: { waiting: 2 }, partial: true },
  );
  expect(results.map(({ status }) => status)).toEqual([201, 422, 404, 200, 404, 422, 422, 201]);
  expect(results[0]?.id).toBe(results[3]?.id);
  expect(results[1]?.errors).toEqual([expect.objectContaining({ path: "answers.nps" })]);
  const kept = (await list()).data;
  expect(kept.map((response) => response.answers)).toEqual(
    expect.arrayContaining([{ nps: 8 }, { waiting: 2 }]),
  );
  expect(kept).toHaveLength(2);
});

test("an interaction is named by its own id or by ours, and brings its customer", async () => {
  const { organizationId } = ctx;
  const id = newId();
  const customerId = await inTransaction(ctx, async (tx) => {
    const customer = (await upsertCustomers(tx, [{ externalId: "c7" }])).get("c7");
    const row = { organizationId, id, externalId: "call-1", customerId: customer?.id ?? null };
    const call = { ...row, occurredAt: noon, source: "api" as const, surveyable: false };
    await tx.db.insert(interaction).values(call);
    return customer?.id;
  });
  for (const name of ["call-1", id]) {
    const kept = await one({ answers: { nps: 7 }, interaction: name });
    expect(kept).toMatchObject({ interaction: "call-1", customer: { id: customerId } });
  }
});

test("a single bad answer is refused with its field, and nothing is kept", async () => {
  const refused = record({ survey, answers: { waiting: 9 }, customer: "c1" });
  await expect(refused).rejects.toMatchObject({
    code: "invalid",
    fields: [{ path: "answers.nps" }, { path: "answers.waiting" }],
  });
  expect((await list()).data).toEqual([]);
});

test("drafts and closed surveys take no answers, nor does another survey take over an id", async () => {
  const draft = (await createSurvey(ctx, { name: "Draft", template: "task-ces" })).id;
  const other = (await createSurvey(ctx, { name: "Other", template: "post-call-nps" })).id;
  await publishSurvey(ctx, { surveyId: other });
  await one({ externalId: "r1", answers: { nps: 9 } });
  const results = await many(
    { survey: draft, answers: { ces: 5 } },
    { survey: other, externalId: "r1", answers: { nps: 2 } },
  );
  expect(results.map(({ status }) => status)).toEqual([404, 409]);
  await editSurvey(ctx, { surveyId: survey, closed: true });
  await expect(one({ answers: { nps: 9 } })).rejects.toMatchObject({ code: "conflict" });
});

test("the list pages through every response once, newest first, under inserts", async () => {
  const days = ["2026-05-03", "2026-05-01", "2026-05-02", "2026-05-02", "2026-05-04"];
  await many(
    ...days.map((day) => ({ survey, answers: { nps: 9 }, answeredAt: `${day}T08:00:00Z` })),
  );
  const seen: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await list({ limit: 2, cursor: cursor ?? undefined });
    seen.push(...page.data.map(({ answeredAt }) => answeredAt.slice(0, 10)));
    cursor = page.nextCursor;
    await one({ answers: { nps: 0 } });
  } while (cursor);
  expect(seen).toEqual([...days].sort().reverse());
});

test("responses are found by survey, class, words and day of the organisation's clock", async () => {
  await one({ answers: { nps: 2, comment: "100% lost_in the queue" }, customer: "Q-17" });
  await one({ answers: { nps: 9 }, answeredAt: "2026-05-08T23:30:00+00:00" });
  const count = async (query: object) => (await list(query)).data.length;
  expect(await count({ survey })).toBe(2);
  expect(await count({ class: "detractor" })).toBe(1);
  expect(await count({ search: "LOST_IN" })).toBe(1);
  expect(await count({ search: "lost in" })).toBe(0);
  expect(await count({ search: "%" })).toBe(1);
  expect(await count({ search: "q-17" })).toBe(1);
  expect(await count({ search: "comment" })).toBe(0);
  expect(await count({ from: "2026-05-08", to: "2026-05-08" })).toBe(1);
  expect(await count({ to: "2026-05-08T23:30:00Z" })).toBe(0);
  expect(await readActivity(ctx)).toEqual({
    [survey]: { responses: 2, lastAnsweredAt: noon.toISOString() },
  });
});

test("each scale of a survey has its counts, mean and interval; silence has none", async () => {
  for (const waiting of [1, 3, 3, 5]) await one({ answers: { nps: 9, waiting } });
  await one({ answers: { nps: 2 }, answeredAt: "2026-01-01T00:00:00Z" });
  const results = await readQuestionResults(ctx, { survey, from: "2026-05-01" });
  expect(results.map(({ key }) => key).slice(0, 3)).toEqual(["nps", "waiting", "knowledge"]);
  const [nps, waiting, knowledge] = results;
  expect(nps).toMatchObject({ n: 4, mean: 9, counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0] });
  expect(waiting).toMatchObject({
    n: 4,
    mean: 3,
    counts: [1, 0, 2, 0, 1],
    label: "Speed of answer",
  });
  expect(waiting?.ciLow).toBeLessThan(3);
  expect(knowledge).toEqual(expect.objectContaining({ n: 0, counts: [0, 0, 0, 0, 0] }));
  expect(knowledge).not.toHaveProperty("mean");
});

test("a cursor nobody handed out is refused, whatever it says", async () => {
  const crafted = [
    ["2026-05-08", newId()],
    ["2026-05-08T00:00:00Z", "x"],
    ["\0", newId()],
  ];
  for (const place of crafted) {
    const cursor = Buffer.from(JSON.stringify(place)).toString("base64url");
    await expect(list({ cursor })).rejects.toMatchObject({ code: "malformed" });
  }
});

test("the CSV has a column per question of every version, and starts no formula", async () => {
  const { definition } = await publishSurvey(ctx, { surveyId: survey });
  await one({ answers: { nps: 9, waiting: 4 }, answeredAt: "2026-05-01T00:00:00Z" });
  const extra = { key: "hold", role: "driver", kind: "number", wording: "Hold", label: "Hold" };
  const hold = { ...extra, required: false, scale: { min: -5, max: 90 } };
  const questions = [...definition.questions.slice(0, 1), ...definition.questions.slice(-1), hold];
  await editSurvey(ctx, { surveyId: survey, definition: { ...definition, questions } as never });
  await publishSurvey(ctx, { surveyId: survey });
  const comment = '=HYPERLINK("http://evil")\nsecond, line';
  await one({ answers: { nps: 3, hold: -5, comment } });
  const rows = parse(await exported({ format: "csv", survey }), { columns: true });
  expect(rows).toMatchObject([
    {
      version: "2",
      class: "detractor",
      "answer.nps": "3",
      "answer.hold": "-5",
      "answer.waiting": "",
      "answer.comment": `'${comment}`,
    },
    { version: "1", class: "promoter", "answer.waiting": "4", "answer.hold": "" },
  ]);
});

test("JSON lines carry what the list does, over several reads, filtered alike", async () => {
  const items = Array.from({ length: 1_000 }, (_, i) => ({ survey, answers: { nps: i % 11 } }));
  await many(...items);
  await many(...items.slice(0, 100));
  const lines = (await exported({ format: "jsonl" })).trim().split("\n");
  expect(new Set(lines).size).toBe(1_100);
  const [first] = (await list({ limit: 1 })).data;
  expect(JSON.parse(lines[0] ?? "")).toEqual(first);
  const promoters = await exported({ format: "jsonl", class: "promoter" });
  expect(promoters.trim().split("\n")).toHaveLength(181 + 18);
});

test("another organisation's survey and responses are not there", async () => {
  await one({ answers: { nps: 9 } });
  const theirs = { ...(await db.context()), now: ctx.now };
  const missing = { code: "not-found" };
  expect((await readResponses(theirs, ListResponses.parse({}))).data).toEqual([]);
  const query = ListResponses.parse({ survey });
  await expect(readResponses(theirs, query)).rejects.toMatchObject(missing);
  const exporting = exportResponses(theirs, { format: "csv", survey });
  await expect(exporting).rejects.toMatchObject(missing);
  const recording = recordResponses(theirs, OneOrMany.parse({ survey, answers: { nps: 9 } }));
  await expect(recording).rejects.toMatchObject(missing);
});

test("a key that may only read records nothing, and one that may only write reads nothing", async () => {
  const key = (scope: "read" | "write"): Context => ({
    ...ctx,
    actor: { kind: "api-key", id: newId(), scopes: [scope] },
  });
  const forbidden = { code: "forbidden" };
  const given = OneOrMany.parse({ survey, answers: { nps: 9 } });
  await expect(recordResponses(key("read"), given)).rejects.toMatchObject(forbidden);
  expect(await recordResponses(key("write"), given)).toMatchObject({ class: "promoter" });
  const query = ListResponses.parse({});
  await expect(readResponses(key("write"), query)).rejects.toMatchObject(forbidden);
});
