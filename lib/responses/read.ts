import { z } from "zod";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { readCursor, writeCursor } from "@/lib/ground/cursor";
import { Instant } from "@/lib/ground/moment";
import { Refusal } from "@/lib/ground/refusal";
import { surveyById } from "@/lib/surveys/read";
import type { ReadSurvey } from "@/lib/surveys/shapes";
import {
  countBySource,
  countBySurvey,
  findResponse,
  listResponses,
  type ResponseRow,
} from "./read.store";
import type { ListResponses, Response, ResponseList } from "./shapes";

/** A row as the API tells it. */
export function responseOf(row: ResponseRow): Response {
  const { customerId, customerExternalId, customerName, interactionId, interactionExternalId } =
    row;
  return {
    id: row.id,
    externalId: row.externalId,
    survey: row.survey,
    version: row.version,
    customer: customerId
      ? { id: customerId, externalId: customerExternalId, name: customerName }
      : null,
    interaction: interactionExternalId ?? interactionId,
    answers: row.answers,
    class: row.class,
    answeredAt: row.answeredAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    source: row.source,
    partial: row.partial,
    startedAt: row.startedAt?.toISOString() ?? null,
    completedAt: row.completedAt?.toISOString() ?? null,
    correctedAt: row.correctedAt?.toISOString() ?? null,
    durations: row.durations,
    device: row.device,
    flags: row.flags,
  };
}

/** One response, inside the caller's own verb. @throws Refusal "not-found" */
export async function responseById(tx: Tx, id: string): Promise<Response> {
  const row = await findResponse(tx, id);
  if (!row) throw new Refusal("not-found", "There is no such response.");
  return responseOf(row);
}

function placeOf(cursor: string) {
  const [answeredAt, id] = readCursor(cursor, z.tuple([Instant, z.uuid()]));
  return { answeredAt: new Date(answeredAt), id };
}

/** The responses that fit the filter, newest first, a page at a time. */
export async function readResponses(ctx: Context, query: ListResponses): Promise<ResponseList> {
  permit(ctx, "responses.read");
  const { limit, cursor } = query;
  const after = cursor ? placeOf(cursor) : undefined;
  const rows = await inTransaction(ctx, async (tx) => {
    if (query.survey) await surveyById(tx, query.survey);
    return listResponses(tx, query, limit + 1, after);
  });
  const data = rows.slice(0, limit).map(responseOf);
  const last = rows.length > limit ? data.at(-1) : undefined;
  return { data, nextCursor: last ? writeCursor([last.answeredAt, last.id]) : null };
}

export interface SurveyActivity {
  responses: number;
  lastAnsweredAt: string;
}

/** How much each survey was answered, by the survey's id; silent surveys are absent. */
export async function readActivity(ctx: Context): Promise<Record<string, SurveyActivity>> {
  permit(ctx, "responses.read");
  const rows = await inTransaction(ctx, countBySurvey);
  return Object.fromEntries(
    rows.map(({ surveyId, responses, lastAnsweredAt }) => [
      surveyId,
      { responses, lastAnsweredAt: lastAnsweredAt.toISOString() },
    ]),
  );
}

/** How many responses a survey has from each source; silent sources are absent. */
export async function readSources(
  ctx: Context,
  { surveyId }: ReadSurvey,
): Promise<Record<string, number>> {
  permit(ctx, "responses.read");
  const rows = await inTransaction(ctx, (tx) => countBySource(tx, surveyId));
  return Object.fromEntries(rows.map(({ source, responses }) => [source, responses]));
}
