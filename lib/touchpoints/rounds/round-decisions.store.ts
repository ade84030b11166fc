import { and, asc, eq, gt, isNotNull, isNull, notExists, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds } from "@/lib/db/among";
import { customer } from "@/lib/db/tables/customers";
import { call, invitation } from "@/lib/db/tables/delivery";
import { roundDecision } from "@/lib/db/tables/rounds";
import { forgottenBefore } from "@/lib/delivery/calls/forgotten";
import { newId } from "@/lib/ground/ids";
import { invitationColumns } from "@/lib/touchpoints/decisions.store";

export interface NewRoundDecision {
  customerId: string;
  decision: "invited" | "suppressed";
  reason: string | null;
  detail: object;
}

/** Stores decisions in one statement; the first on a customer stays. */
export async function insertRoundDecisions(
  tx: Tx,
  roundId: string,
  decisions: readonly NewRoundDecision[],
): Promise<void> {
  if (decisions.length === 0) return;
  const column = (values: readonly (string | null)[]) => sql.param([...values]);
  const rows = sql`unnest(
      ${column(decisions.map(() => newId()))}::uuid[],
      ${column(decisions.map(({ customerId }) => customerId))}::uuid[],
      ${column(decisions.map(({ decision }) => decision))}::text[],
      ${column(decisions.map(({ reason }) => reason))}::text[],
      ${column(decisions.map(({ detail }) => JSON.stringify(detail)))}::text[]
    ) as decided (id, customer_id, decision, reason, detail)`;
  await tx.db.execute(sql`
    insert into round_decision (organization_id, id, round_id, customer_id, decision, reason, detail,
      decided_at)
    select ${tx.organizationId}, id, ${roundId}, customer_id, decision, reason, detail::jsonb,
      ${tx.now().toISOString()}::timestamptz
    from ${rows}
    on conflict do nothing`);
}

/** What a round decided, one after the other; one more than asked for tells that the list goes on. */
export async function listRoundDecisions(
  tx: Tx,
  asked: { roundId: string; reason?: string | undefined; limit: number },
  after?: string,
) {
  const { roundId, reason, limit } = asked;
  const { organizationId } = tx;
  return tx.db
    .select({
      id: roundDecision.id,
      customerId: roundDecision.customerId,
      customerName: customer.name,
      customerEmail: customer.email,
      decision: roundDecision.decision,
      reason: roundDecision.reason,
      detail: roundDecision.detail,
      invitationId: invitation.id,
      invitation: invitationColumns,
      decidedAt: roundDecision.decidedAt,
    })
    .from(roundDecision)
    .leftJoin(
      customer,
      and(eq(customer.organizationId, organizationId), eq(customer.id, roundDecision.customerId)),
    )
    .leftJoin(
      invitation,
      and(
        eq(invitation.organizationId, organizationId),
        eq(invitation.roundId, roundDecision.roundId),
        eq(invitation.customerId, roundDecision.customerId),
        isNotNull(invitation.roundId),
      ),
    )
    .where(
      and(
        eq(roundDecision.organizationId, organizationId),
        eq(roundDecision.roundId, roundId),
        reason === "invited" ? isNull(roundDecision.reason) : undefined,
        reason && reason !== "invited" ? eq(roundDecision.reason, reason) : undefined,
        after === undefined ? undefined : gt(roundDecision.id, after),
      ),
    )
    .orderBy(asc(roundDecision.id))
    .limit(limit + 1);
}

/**
 * Calls off what a round has still to send, in a set; who was reached already, or is
 * on the telephone just now, can still answer.
 *
 * @returns how many were looked at; none when nothing is left
 */
export async function cancelSome(tx: Tx, roundId: string, limit: number): Promise<number> {
  const onTheTelephone = tx.db
    .select({ id: call.id })
    .from(call)
    .where(
      and(
        eq(call.organizationId, tx.organizationId),
        eq(call.invitationId, invitation.id),
        isNull(call.endedAt),
        gt(call.takenAt, forgottenBefore(tx.now())),
      ),
    );
  const ofRound = and(
    eq(invitation.organizationId, tx.organizationId),
    eq(invitation.roundId, roundId),
    or(
      eq(invitation.status, "scheduled"),
      and(eq(invitation.status, "sent"), isNotNull(invitation.remindAt)),
    ),
    notExists(onTheTelephone),
  );
  // Held first: whoever took a call at this moment is seen by the next statement only.
  const held = await tx.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(ofRound)
    .orderBy(asc(invitation.id))
    .limit(limit)
    .for("no key update");
  if (held.length === 0) return 0;
  const ids = held.map(({ id }) => id);
  await tx.db
    .update(invitation)
    .set({
      status: sql`case when ${invitation.sentAt} is null then 'cancelled' else 'sent' end`,
      remindAt: null,
      failure: "The round was cancelled.",
      updatedAt: tx.now(),
    })
    .where(and(ofRound, amongIds(invitation.id, ids)));
  return held.length;
}
