import { and, desc, eq, gte, isNull, or, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Tx } from "@/lib/access/context";
import { eachId } from "@/lib/db/among";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { survey } from "@/lib/db/tables/surveys";
import { interaction } from "@/lib/db/tables/touchpoints";
import { isUuid } from "@/lib/ground/is-uuid";
import {
  type DecisionFilter,
  invitationColumns,
  isAskedFor,
} from "@/lib/touchpoints/decisions.store";

/** Of each customer found the latest so many interactions are looked at. */
const mostOfEach = 1_000;

interface Wanted extends DecisionFilter {
  search: string;
  /** Whom the search means. */
  customers: readonly string[];
  limit: number;
}

const ours = (tx: Tx) => eq(interaction.organizationId, tx.organizationId);
const columns = { id: interaction.id, decidedAt: interaction.decidedAt };

/**
 * Which interactions' decisions a search means, the latest first: one whose id it is, and those of
 * the customers, each customer's by their index however many others there are.
 */
export async function decisionsFound(
  tx: Tx,
  { search, customers, limit, ...filter }: Wanted,
): Promise<string[]> {
  const id = isUuid(search) ? eq(interaction.id, search) : undefined;
  const named = tx.db
    .select(columns)
    .from(interaction)
    .where(and(ours(tx), or(eq(interaction.externalId, search), id), isAskedFor(tx, filter)));
  // Under the table's own name, so that what is asked for is asked of these rows.
  const latest = tx.db
    .select()
    .from(interaction)
    .where(and(ours(tx), eq(interaction.customerId, sql`one.id`)))
    .orderBy(desc(interaction.occurredAt))
    .limit(mostOfEach)
    .as("interaction");
  const theirs = tx.db
    .select(columns)
    .from(eachId(customers))
    .crossJoinLateral(latest)
    .where(isAskedFor(tx, filter));
  const found = unionAll(named, theirs).as("found");
  const rows = await tx.db
    .selectDistinct({ id: found.id, decidedAt: found.decidedAt })
    .from(found)
    .orderBy(desc(found.decidedAt), desc(found.id))
    .limit(limit);
  return rows.map((row) => row.id);
}

/**
 * What customers were asked since a moment without an interaction to decide on: by a round, or by
 * hand. Of each by the index of their invitations.
 */
export async function invitationsWithoutTrigger(
  tx: Tx,
  { customers, since, limit }: { customers: readonly string[]; since: Date; limit: number },
) {
  const theirs = tx.db
    .select({
      id: invitation.id,
      createdAt: invitation.createdAt,
      roundId: invitation.roundId,
      surveyId: invitation.surveyId,
      customerId: invitation.customerId,
      ...invitationColumns,
    })
    .from(invitation)
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        eq(invitation.customerId, sql`one.id`),
        isNull(invitation.triggerId),
        gte(invitation.createdAt, since),
      ),
    )
    .orderBy(desc(invitation.createdAt), desc(invitation.id))
    .limit(limit)
    .as("theirs");
  const { id, createdAt, roundId, surveyId, customerId } = theirs;
  const { status, channel, dueAt, expiresAt, sentAt, answeredAt, attempts } = theirs;
  const { remindersSent, failure, refused } = theirs;
  const times = { dueAt, expiresAt, sentAt, answeredAt };
  const state = { status, channel, ...times, attempts, remindersSent, failure, refused };
  return tx.db
    .select({
      ...{ id, createdAt, roundId, surveyId, customerId, state },
      ...{ surveyName: survey.name, customerName: customer.name, customerEmail: customer.email },
    })
    .from(eachId(customers))
    .crossJoinLateral(theirs)
    .innerJoin(
      survey,
      and(eq(survey.organizationId, tx.organizationId), eq(survey.id, theirs.surveyId)),
    )
    .innerJoin(
      customer,
      and(eq(customer.organizationId, tx.organizationId), eq(customer.id, theirs.customerId)),
    )
    .orderBy(desc(theirs.createdAt), desc(theirs.id))
    .limit(limit);
}
