import { and, asc, desc, eq, gt, gte, ilike, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { survey } from "@/lib/db/tables/surveys";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";
import type { QueueState } from "@/lib/delivery/queue-shapes";

const ours = (tx: Tx) => eq(invitation.organizationId, tx.organizationId);

interface Wanted {
  state: QueueState;
  search: string | undefined;
  limit: number;
  /** The last row of the page before: when it is due, and its id. */
  after: readonly [string, string] | undefined;
}

/**
 * One channel's invitations of a state, in the order in which they are due; those given up, the latest
 * first. By the index of each channel, so that a million that wait cost nothing.
 */
export async function listQueued(tx: Tx, kind: PlannedKind, wanted: Wanted) {
  const { state, search, limit, after } = wanted;
  const latestFirst = state === "failed";
  const way = latestFirst ? desc : asc;
  const place = sql`(${invitation.dueAt}, ${invitation.id})`;
  const last = after && sql`(${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const pattern = `%${(search ?? "").replace(/[\\%_]/g, "\\$&")}%`;
  return tx.db
    .select({
      id: invitation.id,
      dueAt: invitation.dueAt,
      expiresAt: invitation.expiresAt,
      attempts: invitation.attempts,
      failure: invitation.failure,
      survey: invitation.surveyId,
      surveyName: survey.name,
      customerName: customer.name,
      email: customer.email,
      phone: customer.phone,
    })
    .from(invitation)
    .innerJoin(
      survey,
      and(eq(survey.organizationId, tx.organizationId), eq(survey.id, invitation.surveyId)),
    )
    .innerJoin(
      customer,
      and(eq(customer.organizationId, tx.organizationId), eq(customer.id, invitation.customerId)),
    )
    .where(
      and(
        ours(tx),
        eq(invitation.status, state),
        eq(invitation.channel, kind),
        last && (latestFirst ? sql`${place} < ${last}` : sql`${place} > ${last}`),
        search
          ? or(
              ilike(customer.name, pattern),
              ilike(customer.email, pattern),
              ilike(customer.phone, pattern),
            )
          : undefined,
      ),
    )
    .orderBy(way(invitation.dueAt), way(invitation.id))
    .limit(limit);
}

/**
 * Makes an invitation due now that waits after a failure or was given up and has not expired; false
 * when there is none such. One that waits for its hour is left to it.
 */
export async function makeDue(tx: Tx, invitationId: string): Promise<boolean> {
  const now = tx.now();
  const waits = and(eq(invitation.status, "scheduled"), isNotNull(invitation.failure));
  const retried = await tx.db
    .update(invitation)
    .set({ status: "scheduled", dueAt: now, attempts: 0, updatedAt: now })
    .where(
      and(
        ours(tx),
        eq(invitation.id, invitationId),
        inArray(invitation.channel, [...plannedKinds]),
        gt(invitation.expiresAt, now),
        or(eq(invitation.status, "failed"), and(waits, gte(invitation.dueAt, now))),
      ),
    )
    .returning({ id: invitation.id });
  return retried.length > 0;
}
