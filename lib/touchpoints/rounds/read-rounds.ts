import { z } from "zod";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { readCursor, writeCursor } from "@/lib/ground/cursor";
import { Refusal } from "@/lib/ground/refusal";
import { invitationStateOf } from "@/lib/touchpoints/explain-invitation";
import { placeIn } from "@/lib/touchpoints/read-decisions";
import { findRound, listRounds, type RoundRow } from "@/lib/touchpoints/rounds/round.store";
import { listRoundDecisions } from "@/lib/touchpoints/rounds/round-decisions.store";
import {
  type ListRoundDecisions,
  type ListRounds,
  type OneRound,
  type Round,
  type RoundDecisionList,
  type RoundList,
  RoundRules,
} from "@/lib/touchpoints/rounds/shapes";
import { Tally } from "@/lib/touchpoints/rounds/tally";
import { DecisionDetail } from "@/lib/touchpoints/shapes";

export function unknownRound(): Refusal {
  return new Refusal("not-found", "There is no such round.");
}

/** A round as it is shown. */
export function roundOf(row: RoundRow): Round {
  const { id, surveyId: survey, status, seen, customers, startedAt, endedAt } = row;
  const isDone = status !== "counting" && status !== "asking";
  return {
    ...{ id, survey, status, rules: RoundRules.parse(row.rules) },
    progress: isDone ? 1 : Math.min(1, seen / Math.max(1, customers)),
    estimate: row.estimate === null ? null : Tally.parse(row.estimate),
    asked: startedAt === null ? null : Tally.parse(row.tally),
    createdAt: row.createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}

export async function roundById(tx: Tx, id: string): Promise<Round> {
  const row = await findRound(tx, id);
  if (!row) throw unknownRound();
  return roundOf(row);
}

/** How far a round is, whom it would ask and whom it has. */
export async function readRound(ctx: Context, { roundId }: OneRound): Promise<Round> {
  permit(ctx, "triggers.read");
  return inTransaction(ctx, (tx) => roundById(tx, roundId));
}

/** Rounds, latest first. */
export async function readRounds(ctx: Context, query: ListRounds): Promise<RoundList> {
  permit(ctx, "triggers.read");
  const { survey: surveyId, limit, cursor } = query;
  const after = cursor === undefined ? undefined : placeIn(cursor);
  const rows = await inTransaction(ctx, (tx) => listRounds(tx, { surveyId, limit }, after));
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const nextCursor = last ? writeCursor([last.createdAt.toISOString(), last.id]) : null;
  return { data: shown.map(roundOf), nextCursor };
}

const Place = z.tuple([z.uuid()]);

/** What a round decided on each customer, with the customers' names, for a page. */
export async function readRoundDecisionRows(ctx: Context, query: ListRoundDecisions) {
  permit(ctx, "triggers.read");
  const { cursor, limit } = query;
  const [after] = cursor === undefined ? [] : readCursor(cursor, Place);
  const found = await inTransaction(ctx, async (tx) => {
    await roundById(tx, query.roundId);
    return listRoundDecisions(tx, query, after);
  });
  const rows = found.slice(0, limit).map(({ detail, invitation, ...row }) => {
    const kept = DecisionDetail.safeParse(detail).data;
    const { reasons = [], dueAt = null, moved = [] } = kept ?? {};
    const state = invitation && invitationStateOf({ ...invitation, moved }, ctx.now());
    return { ...row, reasons, dueAt, moved, invitationState: state };
  });
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? writeCursor([last.id]) : null };
}

/** The same as the API has it. */
export async function readRoundDecisions(
  ctx: Context,
  query: ListRoundDecisions,
): Promise<RoundDecisionList> {
  const { rows, nextCursor } = await readRoundDecisionRows(ctx, query);
  const data = rows.map(({ customerId, customerName: _, customerEmail: __, ...row }) => {
    const { invitationId, decidedAt, ...rest } = row;
    const invitationStatus = rest.invitationState?.status ?? null;
    const decided = { ...rest, invitationStatus, decidedAt: decidedAt.toISOString() };
    return { ...decided, customer: customerId, invitation: invitationId };
  });
  return { data, nextCursor };
}
