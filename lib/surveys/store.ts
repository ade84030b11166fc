import {
  and,
  arrayContains,
  asc,
  desc,
  eq,
  gt,
  ilike,
  inArray,
  isNotNull,
  isNull,
  lt,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { literally } from "@/lib/db/literally";
import { noteChange } from "@/lib/db/note-changes";
import { isPublishedVersion } from "@/lib/db/published-version";
import { survey, surveyVersion } from "@/lib/db/tables/surveys";
import { newId } from "@/lib/ground/ids";
import type { ListSurveys, SurveyDefinition } from "./shapes";

const oursAnd = (tx: Tx, ...conditions: (SQL | undefined)[]) =>
  and(eq(survey.organizationId, tx.organizationId), ...conditions);

const summary = {
  id: survey.id,
  name: survey.name,
  version: survey.publishedVersion,
  closedAt: survey.closedAt,
  archivedAt: survey.archivedAt,
  tags: survey.tags,
  changed: sql<boolean>`${survey.draft} is distinct from ${surveyVersion.definition}`,
  questions: sql<number>`jsonb_array_length(${survey.draft} -> 'questions')`,
  createdAt: survey.createdAt,
  updatedAt: survey.updatedAt,
};
const whole = { ...summary, revision: survey.draftRevision, draft: survey.draft };
export type SurveyRow = Awaited<ReturnType<typeof listRows>>[number];

export async function insertSurvey(tx: Tx, name: string, draft: SurveyDefinition): Promise<string> {
  const id = newId();
  const now = tx.now();
  await tx.db
    .insert(survey)
    .values({ organizationId: tx.organizationId, id, name, draft, createdAt: now, updatedAt: now });
  return id;
}

interface Edit {
  name?: string | undefined;
  draft?: SurveyDefinition | undefined;
  closedAt?: Date | null | undefined;
  archivedAt?: Date | null | undefined;
  tags?: string[] | undefined;
}

/** Changes a survey, if it still is at the revision the editor began with. */
export async function updateSurvey(tx: Tx, id: string, edit: Edit, revision?: number) {
  const edited = edit.name !== undefined || edit.draft !== undefined;
  const sameRevision = revision === undefined ? undefined : eq(survey.draftRevision, revision);
  const [changed] = await tx.db
    .update(survey)
    .set({
      ...edit,
      ...(edited && { draftRevision: sql`${survey.draftRevision} + 1` }),
      updatedAt: tx.now(),
    })
    .where(oursAnd(tx, eq(survey.id, id), sameRevision))
    .returning({ id: survey.id });
  return changed !== undefined;
}

export async function findSurvey(tx: Tx, id: string) {
  const [row] = await tx.db
    .select(whole)
    .from(survey)
    .leftJoin(surveyVersion, isPublishedVersion)
    .where(oursAnd(tx, eq(survey.id, id)));
  return row;
}

const withStatus: Record<NonNullable<ListSurveys["status"]>, SQL | undefined> = {
  draft: and(isNull(survey.publishedVersion), isNull(survey.closedAt)),
  published: and(isNotNull(survey.publishedVersion), isNull(survey.closedAt)),
  closed: and(isNotNull(survey.closedAt), isNull(survey.archivedAt)),
  archived: isNotNull(survey.archivedAt),
};

/** Part of a name or of a tag, taken literally. */
function speaksOf(search: string): SQL | undefined {
  const part = `%${literally(search)}%`;
  const tags = sql`array_to_string(${survey.tags}, ',')`;
  return or(ilike(survey.name, part), ilike(tags, part));
}

type After = { value: string; id: string } | undefined;

function order(sort: ListSurveys["sort"], after: After): { by: SQL[]; from: SQL | undefined } {
  if (sort === "created") return { by: [desc(survey.id)], from: after && lt(survey.id, after.id) };
  if (sort === "name") {
    const sameName = after && and(eq(survey.name, after.value), gt(survey.id, after.id));
    const from = after && or(gt(survey.name, after.value), sameName);
    return { by: [asc(survey.name), asc(survey.id)], from };
  }
  const moment = new Date(after?.value ?? 0);
  const sameMoment = after && and(eq(survey.updatedAt, moment), lt(survey.id, after.id));
  const from = after && or(lt(survey.updatedAt, moment), sameMoment);
  return { by: [desc(survey.updatedAt), desc(survey.id)], from };
}

/** One row more than asked for tells that the list goes on. */
export async function listRows(tx: Tx, query: ListSurveys, after: After) {
  const { search, status, tag, sort, limit } = query;
  const { by, from } = order(sort, after);
  const found = [
    search ? speaksOf(search) : undefined,
    tag ? arrayContains(survey.tags, [tag]) : undefined,
    status ? withStatus[status] : isNull(survey.archivedAt),
  ];
  return tx.db
    .select(summary)
    .from(survey)
    .leftJoin(surveyVersion, isPublishedVersion)
    .where(oursAnd(tx, ...found, from))
    .orderBy(...by)
    .limit(limit + 1);
}

/** Every tag in use, in their order. */
export async function listTags(tx: Tx): Promise<string[]> {
  const rows = await tx.db
    .selectDistinct({ tag: sql<string>`unnest(${survey.tags})` })
    .from(survey)
    .where(oursAnd(tx));
  return rows.map(({ tag }) => tag).sort();
}

const versionRow = {
  id: surveyVersion.id,
  surveyId: surveyVersion.surveyId,
  version: surveyVersion.version,
  definition: surveyVersion.definition,
  publishedAt: surveyVersion.publishedAt,
  name: survey.name,
  closedAt: survey.closedAt,
};
export type VersionRow = Awaited<ReturnType<typeof listVersions>>[number];

function versions(tx: Tx, condition: SQL | undefined) {
  const itsSurvey = and(
    eq(survey.organizationId, surveyVersion.organizationId),
    eq(survey.id, surveyVersion.surveyId),
  );
  return tx.db
    .select(versionRow)
    .from(surveyVersion)
    .innerJoin(survey, itsSurvey)
    .where(and(eq(surveyVersion.organizationId, tx.organizationId), condition))
    .orderBy(asc(surveyVersion.publishedAt), asc(surveyVersion.version));
}

/** Every published version of a survey, or of all, oldest first. */
export async function listVersions(tx: Tx, surveyId?: string) {
  return versions(tx, surveyId ? eq(surveyVersion.surveyId, surveyId) : undefined);
}

export async function findVersion(tx: Tx, versionId: string): Promise<VersionRow | undefined> {
  const [row] = await versions(tx, eq(surveyVersion.id, versionId));
  return row;
}

/** The published versions of these surveys, with whether they are closed. */
export async function findPublished(tx: Tx, surveyIds: readonly string[]): Promise<VersionRow[]> {
  const current = and(
    inArray(surveyVersion.surveyId, [...surveyIds]),
    eq(surveyVersion.version, survey.publishedVersion),
  );
  return versions(tx, current);
}

/** Holds the survey until the transaction ends, so that two publishers take turns. */
export async function lockSurvey(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.db
    .select({ id: survey.id })
    .from(survey)
    .where(oursAnd(tx, eq(survey.id, id)))
    .for("update");
  return rows.length > 0;
}

export async function insertVersion(
  tx: Tx,
  surveyId: string,
  version: number,
  definition: SurveyDefinition,
): Promise<void> {
  const { organizationId } = tx;
  const publishedAt = tx.now();
  await tx.db
    .insert(surveyVersion)
    .values({ organizationId, id: newId(), surveyId, version, definition, publishedAt });
  await tx.db
    .update(survey)
    .set({ publishedVersion: version, updatedAt: publishedAt })
    .where(oursAnd(tx, eq(survey.id, surveyId)));
  await noteChange(tx);
}
