import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { copySurvey } from "./copy-survey";
import { createSurvey } from "./create-survey";
import { editSurvey } from "./edit-survey";
import { exportSurvey } from "./export-survey";
import { exportTexts } from "./export-texts";
import { publishSurvey } from "./publish-survey";
import { readPublishedVersion, readSurvey, readSurveys, readVersion, readVersions } from "./read";
import { readTexts } from "./read-texts";
import { reviewSurvey } from "./review-survey";
import { CreateSurvey, ListSurveys } from "./shapes";

const db = testDatabase();
let ctx: Context;
beforeEach(async () => {
  ctx = await db.context();
});

const make = (name: string, template = "post-call-nps") => createSurvey(ctx, { name, template });
const list = (query: object = {}) => readSurveys(ctx, ListSurveys.parse(query));
const namesOf = ({ data }: { data: { name: string }[] }) => data.map(({ name }) => name);

test("a survey from a template is a draft with the template's questions", async () => {
  const survey = await make("After the call");
  expect(survey).toMatchObject({ status: "draft", version: null, changed: true, questions: 7 });
  expect(await readSurvey(ctx, { surveyId: survey.id })).toEqual(survey);
});

test("an unknown template is refused with the names of those there are", async () => {
  await expect(make("X", "no-such")).rejects.toMatchObject({
    code: "invalid",
    fields: [{ path: "template", message: expect.stringContaining("post-call-nps") }],
  });
});

test("a published version never changes, whatever happens to the draft", async () => {
  const { id: surveyId, definition } = await make("Versions");
  const first = await publishSurvey(ctx, { surveyId });
  expect(first).toMatchObject({ version: 1, surveyId, definition });
  await editSurvey(ctx, { surveyId, definition: { ...definition, title: "Another title" } });
  expect(await readSurvey(ctx, { surveyId })).toMatchObject({ changed: true, version: 1 });
  const second = await publishSurvey(ctx, { surveyId });
  expect(second.version).toBe(2);
  const kept = await inTransaction(ctx, (tx) => readVersion(tx, first.id));
  expect(kept?.definition.title).toBe(definition.title);
  const current = await inTransaction(ctx, (tx) => readPublishedVersion(tx, surveyId));
  expect(current?.id).toBe(second.id);
  expect((await readVersions(ctx, { surveyId })).data.map(({ version }) => version)).toEqual([
    1, 2,
  ]);
});

test("publishing what is published makes no new version, not even twice at once", async () => {
  const { id: surveyId } = await make("Once");
  const both = await Promise.all([1, 2].map(() => publishSurvey(ctx, { surveyId })));
  expect(both.map(({ version }) => version)).toEqual([1, 1]);
  expect((await readVersions(ctx, { surveyId })).data).toHaveLength(1);
});

test("of two editors who began with the same revision, the second is told", async () => {
  const { id: surveyId, revision } = await make("Two editors");
  const saved = await editSurvey(ctx, { surveyId, name: "First", revision });
  expect(saved.revision).toBe(revision + 1);
  const second = editSurvey(ctx, { surveyId, name: "Second", revision });
  await expect(second).rejects.toMatchObject({ code: "conflict", reason: "revision" });
  expect((await readSurvey(ctx, { surveyId })).name).toBe("First");
});

test("a survey closes and opens again", async () => {
  const { id: surveyId } = await make("Closing");
  await publishSurvey(ctx, { surveyId });
  expect((await editSurvey(ctx, { surveyId, closed: true })).status).toBe("closed");
  expect((await editSurvey(ctx, { surveyId, closed: false })).status).toBe("published");
});

test("the list pages through every survey once, in each order, and goes on under inserts", async () => {
  for (const name of ["Delta", "Alpha", "Echo", "Bravo", "Charlie"]) await make(name);
  const read = async (sort: string) => {
    const first = await list({ sort, limit: 2 });
    await make("Zulu, made while paging");
    const second = await list({ sort, limit: 10, cursor: first.nextCursor });
    return [...namesOf(first), ...namesOf(second)].filter((name) => !name.startsWith("Zulu"));
  };
  expect(await read("name")).toEqual(["Alpha", "Bravo", "Charlie", "Delta", "Echo"]);
  for (const sort of ["created", "updated"]) {
    expect(await read(sort)).toEqual(["Charlie", "Bravo", "Echo", "Alpha", "Delta"]);
  }
  const { nextCursor: cursor } = await list({ sort: "name", limit: 1 });
  await expect(list({ sort: "updated", cursor })).rejects.toMatchObject({ code: "malformed" });
});

test("the list is searched by name, literally, and filtered by status", async () => {
  const { id: surveyId } = await make("100% satisfaction");
  await make("1000 calls");
  await publishSurvey(ctx, { surveyId });
  expect(namesOf(await list({ search: "100%" }))).toEqual(["100% satisfaction"]);
  expect(namesOf(await list({ status: "published" }))).toEqual(["100% satisfaction"]);
  expect(namesOf(await list({ status: "draft" }))).toEqual(["1000 calls"]);
});

test("a copy asks the same, and is a draft of its own; a file makes the same survey again", async () => {
  const original = await make("Original");
  await publishSurvey(ctx, { surveyId: original.id });
  const copy = await copySurvey(ctx, { surveyId: original.id });
  expect(copy).toMatchObject({
    name: "Copy of Original",
    status: "draft",
    definition: original.definition,
  });
  expect(copy.id).not.toBe(original.id);
  const file: unknown = JSON.parse(await exportSurvey(ctx, { surveyId: original.id }));
  const again = await createSurvey(ctx, CreateSurvey.parse(file));
  expect(again.definition).toEqual(original.definition);
});

test("a review names what the draft lacks; a translator's file comes back as texts", async () => {
  const { id: surveyId, definition } = await make("Reviewed");
  const translations = { de: { title: "Titel" } };
  await editSurvey(ctx, { surveyId, definition: { ...definition, translations } });
  const { findings } = await reviewSurvey(ctx, { surveyId });
  expect(findings.map(({ code, path }) => [code, path])).toEqual([
    ["translation", "translations.de"],
  ]);
  for (const format of ["csv", "xliff"] as const) {
    const file = await exportTexts(ctx, { surveyId, language: "de", format });
    expect(await readTexts(ctx, { file })).toEqual({ texts: translations.de });
  }
  await expect(readTexts(ctx, { file: "no such file" })).rejects.toMatchObject({ code: "invalid" });
});

test("another organisation's survey is not there, to read or to change", async () => {
  const { id: surveyId } = await make("Ours");
  const theirs = await db.context();
  const missing = { code: "not-found" };
  await expect(readSurvey(theirs, { surveyId })).rejects.toMatchObject(missing);
  await expect(editSurvey(theirs, { surveyId, name: "X" })).rejects.toMatchObject(missing);
  await expect(publishSurvey(theirs, { surveyId })).rejects.toMatchObject(missing);
  await expect(copySurvey(theirs, { surveyId })).rejects.toMatchObject(missing);
  await expect(reviewSurvey(theirs, { surveyId })).rejects.toMatchObject(missing);
  await expect(readVersions(theirs, { surveyId })).rejects.toMatchObject(missing);
  await expect(readSurvey(ctx, { surveyId: newId() })).rejects.toMatchObject(missing);
});

test("agents may read surveys and not make or publish them", async () => {
  const { id: surveyId } = await make("Ours");
  const actor = { kind: "member", id: newId(), role: "agent", name: "A", email: "a@b.c" } as const;
  const agent: Context = { ...ctx, actor };
  expect((await readSurvey(agent, { surveyId })).name).toBe("Ours");
  const forbidden = { code: "forbidden" };
  await expect(createSurvey(agent, { name: "X", template: "task-ces" })).rejects.toMatchObject(
    forbidden,
  );
  await expect(editSurvey(agent, { surveyId, name: "X" })).rejects.toMatchObject(forbidden);
  await expect(publishSurvey(agent, { surveyId })).rejects.toMatchObject(forbidden);
});
