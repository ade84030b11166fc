import { and, asc, desc, eq, isNotNull, isNull, lte, ne, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { call, invitation, letterBatch } from "@/lib/db/tables/delivery";
import { response } from "@/lib/db/tables/responses";
import type { BroughtKind } from "@/lib/delivery/kinds";
import { mostCounted } from "@/lib/delivery/queue-shapes";

/** An answer on the site is looked for among so many. */
export const answersLookedAt = 1_000;

/** How many wait to be brought to their customers, at most one more than are counted; and since when. */
export async function waitingFor(tx: Tx, kind: BroughtKind) {
  const due = and(
    eq(invitation.organizationId, tx.organizationId),
    eq(invitation.channel, kind),
    eq(invitation.status, "scheduled"),
    lte(invitation.dueAt, tx.now()),
  );
  const some = tx.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(due)
    .limit(mostCounted + 1)
    .as("some");
  const waiting = await tx.db.$count(some);
  const [first] = await tx.db
    .select({ dueAt: invitation.dueAt })
    .from(invitation)
    .where(due)
    .orderBy(asc(invitation.dueAt), asc(invitation.id))
    .limit(1);
  return { waiting, oldestAt: first?.dueAt ?? null };
}

/** When somebody last called, had letters printed, or answered on the site; null where it is not known. */
export async function lastTaken(tx: Tx, kind: BroughtKind): Promise<Date | null> {
  switch (kind) {
    case "phone":
      return latest([await lastCall(tx, isOver), await lastCall(tx, isNull(call.endedAt))]);
    case "letter":
      return lastBatch(tx);
    case "widget":
      return lastAnswerOnSite(tx);
  }
}

/** Whoever gave a call back has not called. */
const isOver = and(isNotNull(call.endedAt), ne(call.outcome, "given-back"));

const latest = (moments: (Date | null)[]) =>
  moments.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a));

async function lastCall(tx: Tx, which: SQL | undefined): Promise<Date | null> {
  const [row] = await tx.db
    .select({ at: sql<Date>`coalesce(${call.endedAt}, ${call.takenAt})`.mapWith(call.takenAt) })
    .from(call)
    .where(and(eq(call.organizationId, tx.organizationId), which))
    .orderBy(desc(call.endedAt), desc(call.takenAt))
    .limit(1);
  return row?.at ?? null;
}

async function lastBatch(tx: Tx): Promise<Date | null> {
  const [row] = await tx.db
    .select({ at: letterBatch.createdAt })
    .from(letterBatch)
    .where(eq(letterBatch.organizationId, tx.organizationId))
    .orderBy(desc(letterBatch.createdAt))
    .limit(1);
  return row?.at ?? null;
}

async function lastAnswerOnSite(tx: Tx): Promise<Date | null> {
  const answers = tx.db
    .select({
      invitationId: response.invitationId,
      source: response.source,
      answeredAt: response.answeredAt,
    })
    .from(response)
    .where(eq(response.organizationId, tx.organizationId))
    .orderBy(desc(response.answeredAt))
    .limit(answersLookedAt)
    .as("answers");
  // Of the site's answers those that were asked for: anybody may answer an open survey there.
  const [row] = await tx.db
    .select({ at: answers.answeredAt })
    .from(answers)
    .where(and(eq(answers.source, "widget"), isNotNull(answers.invitationId)))
    .orderBy(desc(answers.answeredAt))
    .limit(1);
  return row?.at ?? null;
}
