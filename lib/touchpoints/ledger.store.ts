import { and, asc, desc, eq, gte, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customerWorth, type WorthRules } from "@/lib/db/customer-worth";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { survey } from "@/lib/db/tables/surveys";
import { interaction } from "@/lib/db/tables/touchpoints";
import { worthRulesOf } from "@/lib/db/worth-rules-of";
import {
  invitationColumns,
  isCustomerFound,
  itsInvitationId,
  reasonShown,
} from "@/lib/touchpoints/decisions.store";
import { valueBounds } from "@/lib/touchpoints/simulation.store";
import type { Tier } from "@/lib/touchpoints/simulation-shapes";

/** More rows than any number of groups that somebody reads. */
const mostRows = 10_000;

const decidedSince = (tx: Tx, since: Date) =>
  and(
    eq(interaction.organizationId, tx.organizationId),
    isNotNull(interaction.decision),
    gte(interaction.decidedAt, since),
  );

/** How often each reason decided on each day, by the clock of a time zone. */
export async function countByDay(tx: Tx, zone: string, since: Date) {
  const day = sql<string>`to_char(${interaction.decidedAt} at time zone ${zone}, 'YYYY-MM-DD')`;
  return tx.db
    .select({ day, reason: reasonShown, count: sql<number>`count(*)::int` })
    .from(interaction)
    .where(decidedSince(tx, since))
    .groupBy(sql`1`, sql`2`)
    .orderBy(sql`1`, sql`2`);
}

const mostCustomers = 50;

/**
 * What the customers that a search finds were asked since a moment without an interaction to decide
 * on: by a round, or by hand. Of the first customers found, each by the index of their invitations.
 */
export async function invitationsWithoutTrigger(
  tx: Tx,
  { search, since, limit }: { search: string; since: Date; limit: number },
) {
  const found = tx.db
    .select({ id: customer.id, name: customer.name, email: customer.email })
    .from(customer)
    .where(and(eq(customer.organizationId, tx.organizationId), isCustomerFound(search)))
    .orderBy(asc(customer.id))
    .limit(mostCustomers)
    .as("found");
  return tx.db
    .select({
      id: invitation.id,
      createdAt: invitation.createdAt,
      roundId: invitation.roundId,
      surveyId: invitation.surveyId,
      surveyName: survey.name,
      customerId: found.id,
      customerName: found.name,
      customerEmail: found.email,
      invitation: invitationColumns,
    })
    .from(found)
    .innerJoin(
      invitation,
      and(
        eq(invitation.organizationId, tx.organizationId),
        eq(invitation.customerId, found.id),
        isNull(invitation.triggerId),
        gte(invitation.createdAt, since),
      ),
    )
    .innerJoin(
      survey,
      and(eq(survey.organizationId, tx.organizationId), eq(survey.id, invitation.surveyId)),
    )
    .orderBy(desc(invitation.createdAt), desc(invitation.id))
    .limit(limit);
}

const itsCustomer = and(
  eq(customer.organizationId, interaction.organizationId),
  eq(customer.id, interaction.customerId),
);

/** Of so many interactions that they are joined as whole tables. */
const theirInvitation = and(
  eq(invitation.organizationId, interaction.organizationId),
  eq(invitation.id, itsInvitationId),
);

/** The tier of an interaction's customer; null where no value is known, or too few are. */
function tierOf(rules: WorthRules, bounds: readonly [number, number] | null) {
  if (bounds === null) return sql<Tier | null>`null`;
  const worth = sql`(${customerWorth(rules)})`;
  const [middle, highest] = bounds;
  return sql<Tier | null>`case when ${worth} < ${middle} then 'lowest'
    when ${worth} < ${highest} then 'middle' when ${worth} is not null then 'highest' end`;
}

const neverSent = sql`${invitation.sentAt} is null and ${invitation.status} in`;

/**
 * Of each agent's or team's interactions since a moment, by their customers' value, how many were
 * asked about and answered; those of whom there are most first. What was called off, failed or was
 * only kept in the outbox before it reached anybody has asked nobody.
 */
export async function coverageBy(tx: Tx, by: "agent" | "team", since: Date) {
  const rules = await worthRulesOf(tx);
  const tier = tierOf(rules, await valueBounds(tx, rules));
  const unreachable = sql`${interaction.decisionReason} in ('no-customer', 'no-address', 'no-consent')`;
  const n = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`;
  return tx.db
    .select({
      key: interaction[by],
      tier,
      interactions: sql<number>`count(*)::int`,
      unreachable: n(unreachable),
      asked: n(sql`${interaction.decision} = 'invited'
        and (${neverSent} ('failed', 'cancelled', 'kept')) is not true`),
      waiting: n(sql`${neverSent} ('scheduled', 'sending')`),
      answered: n(sql`${invitation.status} = 'answered'`),
    })
    .from(interaction)
    .leftJoin(customer, itsCustomer)
    .leftJoin(invitation, theirInvitation)
    .where(decidedSince(tx, since))
    .groupBy(sql`1`, sql`2`)
    .orderBy(desc(sql`sum(count(*)) over (partition by ${interaction[by]})`), asc(interaction[by]))
    .limit(mostRows);
}
