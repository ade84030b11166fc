import { beforeEach, expect, test } from "vitest";
import { readAudit } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { createSurvey } from "./create-survey";
import { editSurvey } from "./edit-survey";
import { publishSurvey } from "./publish-survey";
import { readSurvey, readSurveys, readTags } from "./read";
import { EditSurvey, ListSurveys, TagSurvey } from "./shapes";

const db = testDatabase();
let ctx: Context;
beforeEach(async () => {
  ctx = await db.context();
});

async function make(name: string, published = true): Promise<string> {
  const { id } = await createSurvey(ctx, { name, template: "post-call-nps" });
  if (published) await publishSurvey(ctx, { surveyId: id });
  return id;
}

const edit = (input: unknown) => editSurvey(ctx, EditSurvey.parse(input));
const named = async (query: object) =>
  (await readSurveys(ctx, ListSurveys.parse(query))).data.map(({ name }) => name);

test("an archived survey is closed and listed apart; taken out, it stays closed until it is opened", async () => {
  const surveyId = await make("Old");
  await make("Young");
  expect((await edit({ surveyId, archived: true })).status).toBe("archived");
  expect(await named({})).toEqual(["Young"]);
  expect(await named({ status: "archived" })).toEqual(["Old"]);
  expect(await named({ status: "closed" })).toEqual([]);
  await expect(edit({ surveyId, closed: false })).rejects.toMatchObject({ reason: "archived" });
  expect((await edit({ surveyId, name: "Older" })).status).toBe("archived");
  expect((await edit({ surveyId, archived: false })).status).toBe("closed");
  expect((await edit({ surveyId, closed: false })).status).toBe("published");
  const { entries } = await readAudit(ctx, {});
  const acts = entries.map(({ act }) => act).slice(0, 3);
  expect(acts).toEqual(["survey.reopened", "survey.unarchived", "survey.archived"]);
});

test("a draft comes out of the archive as the draft it was, and both can be said at once", async () => {
  const surveyId = await make("Draft", false);
  await edit({ surveyId, archived: true });
  expect((await edit({ surveyId, archived: false })).status).toBe("draft");
  const published = await make("Published");
  await edit({ surveyId: published, archived: true });
  const back = await edit({ surveyId: published, archived: false, closed: false });
  expect(back.status).toBe("published");
});

test("tags are one word whatever their capitals, find surveys, and leave the draft's revision alone", async () => {
  const surveyId = await make("Tagged");
  await make("Bare");
  const { revision } = await readSurvey(ctx, { surveyId });
  const typed = TagSurvey.parse({ surveyId, tags: " Retail, quarterly,, RETAIL " });
  expect(await editSurvey(ctx, typed)).toMatchObject({ tags: ["quarterly", "retail"], revision });
  expect(await named({ tag: "Retail" })).toEqual(["Tagged"]);
  expect(await named({ tag: "ret" })).toEqual([]);
  expect(await named({ search: "quart" })).toEqual(["Tagged"]);
  expect(await named({ search: "bar" })).toEqual(["Bare"]);
  expect(await readTags(ctx)).toEqual(["quarterly", "retail"]);
  expect(await readTags(await db.context())).toEqual([]);
  expect(TagSurvey.safeParse({ surveyId, tags: "x".repeat(41) }).success).toBe(false);
  expect((await edit({ surveyId, tags: [] })).tags).toEqual([]);
});
