import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { readCursor, writeCursor } from "@/lib/ground/cursor";
import { countDecisions, listDecisions } from "@/lib/touchpoints/decisions.store";
import { momentOfLatest } from "@/lib/touchpoints/recent-decisions.store";
import type { DecisionQuery } from "@/lib/touchpoints/shapes";
import { toldDecision } from "@/lib/touchpoints/told-decision";

const Place = z.tuple([z.iso.datetime(), z.uuid()]);
const day = 86_400_000;

/** How far back a survey's page tells of decisions, and of how many of all surveys at most. */
const sinceDays = 30;
const mostDecisions = 100_000;

/**
 * Whom a survey's trigger asked of late and whom it did not, latest first, with the reasons, and how
 * often each decided, "invited" among them. `since` is a moment where more were decided than are told of.
 */
export async function readDecisions(ctx: Context, surveyId: string, query: DecisionQuery) {
  permit(ctx, "triggers.read");
  const after = query.cursor === undefined ? undefined : placeIn(query.cursor);
  return inTransaction(ctx, async (tx) => {
    const longest = new Date(tx.now().getTime() - sinceDays * day);
    const since = await momentOfLatest(tx, mostDecisions, longest);
    const told = { surveyId, since: since ?? longest };
    const rows = await listDecisions(tx, { ...told, ...query, after });
    const counted = await countDecisions(tx, told.surveyId, told.since);
    const decisions = rows.slice(0, query.limit).map((row) => toldDecision(row, tx.now()));
    const last = rows.length > query.limit ? decisions.at(-1) : undefined;
    const place = last?.decidedAt && [last.decidedAt.toISOString(), last.id];
    const counts = new Map(counted.map(({ reason, count }) => [reason, count]));
    return { decisions, counts, since, nextCursor: place ? writeCursor(place) : null };
  });
}

/** The place in the list that a cursor names. @throws Refusal "malformed" */
export function placeIn(cursor: string): { at: Date; id: string } {
  const [at, id] = readCursor(cursor, Place);
  return { at: new Date(at), id };
}
