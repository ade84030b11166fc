import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { readCursor, writeCursor } from "@/lib/ground/cursor";
import { countDecisions, listDecisions } from "@/lib/touchpoints/decisions.store";
import type { DecisionQuery } from "@/lib/touchpoints/shapes";
import { toldDecision } from "@/lib/touchpoints/told-decision";

const Place = z.tuple([z.iso.datetime(), z.uuid()]);
const day = 86_400_000;

/** How far back decisions are counted and keys are offered. */
const decisionsSinceDays = 30;

/** Whom a survey's trigger asked and whom it did not, latest first, with the reasons. */
export async function readDecisions(ctx: Context, surveyId: string, query: DecisionQuery) {
  permit(ctx, "triggers.read");
  const after = query.cursor === undefined ? undefined : placeIn(query.cursor);
  const rows = await inTransaction(ctx, (tx) => listDecisions(tx, { surveyId, ...query }, after));
  const decisions = rows.slice(0, query.limit).map((row) => toldDecision(row, ctx.now()));
  const last = rows.length > query.limit ? decisions.at(-1) : undefined;
  const place = last?.decidedAt && [last.decidedAt.toISOString(), last.id];
  return { decisions, nextCursor: place ? writeCursor(place) : null };
}

/** The place in the list that a cursor names. @throws Refusal "malformed" */
export function placeIn(cursor: string): { at: Date; id: string } {
  const [at, id] = readCursor(cursor, Place);
  return { at: new Date(at), id };
}

/** How often each reason decided of late, by reason, "invited" among them. */
export async function readDecisionCounts(ctx: Context, surveyId: string) {
  permit(ctx, "triggers.read");
  const since = new Date(ctx.now().getTime() - decisionsSinceDays * day);
  const rows = await inTransaction(ctx, (tx) => countDecisions(tx, surveyId, since));
  return new Map(rows.map(({ reason, count }) => [reason, count]));
}
