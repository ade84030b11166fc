import { z } from "zod";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { readCursor, writeCursor } from "@/lib/ground/cursor";
import { Instant } from "@/lib/ground/moment";
import { Refusal } from "@/lib/ground/refusal";
import { isStorable } from "@/lib/ground/storable";
import { Definition } from "./definition";
import type { Question } from "./question-kinds";
import type {
  ListSurveys,
  ReadSurvey,
  Survey,
  SurveyList,
  SurveySummary,
  SurveyVersion,
} from "./shapes";
import {
  findPublished,
  findSurvey,
  findVersion,
  listRows,
  listTags,
  listVersions,
  type SurveyRow,
  type VersionRow,
} from "./store";
import { surveyTemplates } from "./templates";

const unknownSurvey = () => new Refusal("not-found", "There is no such survey.");

function statusOf({ version, closedAt, archivedAt }: SurveyRow): SurveySummary["status"] {
  if (archivedAt) return "archived";
  if (closedAt) return "closed";
  return version === null ? "draft" : "published";
}

function summaryOf(stored: SurveyRow): SurveySummary {
  const { closedAt, archivedAt, createdAt, updatedAt, ...row } = stored;
  return {
    ...row,
    status: statusOf(stored),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

function versionOf({ publishedAt, closedAt, definition, ...row }: VersionRow): SurveyVersion {
  return {
    ...row,
    closed: closedAt !== null,
    publishedAt: publishedAt.toISOString(),
    definition: Definition.parse(definition),
  };
}

function placeOf(cursor: string, sort: ListSurveys["sort"]) {
  const value = sort === "name" ? z.string().refine(isStorable) : Instant;
  const [, sortedBy, id] = readCursor(cursor, z.tuple([z.literal(sort), value, z.uuid()]));
  return { value: sortedBy, id };
}

/** The surveys of the organisation, a page at a time. */
export async function readSurveys(ctx: Context, query: ListSurveys): Promise<SurveyList> {
  permit(ctx, "surveys.read");
  const { sort, limit, cursor } = query;
  const after = cursor ? placeOf(cursor, sort) : undefined;
  const rows = await inTransaction(ctx, (tx) => listRows(tx, query, after));
  const data = rows.slice(0, limit).map(summaryOf);
  const last = rows.length > limit ? data.at(-1) : undefined;
  const place = last && (sort === "name" ? last.name : last.updatedAt);
  return { data, nextCursor: last ? writeCursor([sort, place ?? "", last.id]) : null };
}

/** The tags surveys are found by. */
export async function readTags(ctx: Context): Promise<string[]> {
  permit(ctx, "surveys.read");
  return inTransaction(ctx, listTags);
}

/** One survey with its draft. @throws Refusal "not-found" */
export async function readSurvey(ctx: Context, { surveyId }: ReadSurvey): Promise<Survey> {
  permit(ctx, "surveys.read");
  return inTransaction(ctx, (tx) => surveyById(tx, surveyId));
}

/** The same inside the caller's own verb. @throws Refusal "not-found" */
export async function surveyById(tx: Tx, surveyId: string): Promise<Survey> {
  const row = await findSurvey(tx, surveyId);
  if (!row) throw unknownSurvey();
  const { draft, revision, ...summary } = row;
  return { ...summaryOf(summary), revision, definition: Definition.parse(draft) };
}

/** Every published version of a survey, oldest first. @throws Refusal "not-found" */
export async function readVersions(ctx: Context, { surveyId }: ReadSurvey) {
  permit(ctx, "surveys.read");
  return inTransaction(ctx, async (tx) => {
    const rows = await listVersions(tx, surveyId);
    if (rows.length === 0 && !(await findSurvey(tx, surveyId))) throw unknownSurvey();
    return { data: rows.map(versionOf) };
  });
}

/** The surveys one can begin with. */
export async function readTemplates(ctx: Context) {
  permit(ctx, "surveys.read");
  return { data: surveyTemplates };
}

/** One published version, inside the caller's own verb. */
export async function readVersion(tx: Tx, versionId: string): Promise<SurveyVersion | undefined> {
  const row = await findVersion(tx, versionId);
  return row && versionOf(row);
}

/** The version of a survey that is sent now, inside the caller's own verb. */
export async function readPublishedVersion(
  tx: Tx,
  surveyId: string,
): Promise<SurveyVersion | undefined> {
  return (await readPublishedVersions(tx, [surveyId])).get(surveyId);
}

/** The same of several surveys at once, by survey; what is not published is absent. */
export async function readPublishedVersions(
  tx: Tx,
  surveyIds: readonly string[],
): Promise<Map<string, SurveyVersion>> {
  const rows = await findPublished(tx, surveyIds);
  return new Map(rows.map((row) => [row.surveyId, versionOf(row)]));
}

/** Every published version of a survey, oldest first, inside the caller's own verb. */
export async function readVersionsOf(tx: Tx, surveyId: string): Promise<SurveyVersion[]> {
  return (await listVersions(tx, surveyId)).map(versionOf);
}

/**
 * Every question ever published, the newest wording for each key, in the order the versions asked
 * them; of one survey, or of all.
 */
export async function readQuestions(tx: Tx, surveyId?: string): Promise<Question[]> {
  const versions = (await listVersions(tx, surveyId)).map(versionOf);
  const byKey = new Map(
    versions.flatMap(({ definition }) =>
      definition.questions
        .filter(({ kind }) => kind !== "statement")
        .map((asked) => [asked.key, asked]),
    ),
  );
  return [...byKey.values()];
}

/** The questions a survey ever asked, for whoever may read surveys. @throws Refusal "not-found" */
export async function readQuestionsAsked(
  ctx: Context,
  { surveyId }: ReadSurvey,
): Promise<Question[]> {
  permit(ctx, "surveys.read");
  return inTransaction(ctx, async (tx) => {
    await surveyById(tx, surveyId);
    return readQuestions(tx, surveyId);
  });
}
