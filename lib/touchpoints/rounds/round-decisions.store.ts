import { and, asc, eq, gt, isNotNull, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { roundDecision } from "@/lib/db/tables/rounds";
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
