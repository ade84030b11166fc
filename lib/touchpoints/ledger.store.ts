import { and, asc, desc, eq, gte, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customerWorth, type WorthRules } from "@/lib/db/customer-worth";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { interaction } from "@/lib/db/tables/touchpoints";
import { worthRulesOf } from "@/lib/db/worth-rules-of";
import { itsInvitationId, reasonShown } from "@/lib/touchpoints/decisions.store";
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

/**
 * How often each reason decided on each day, by the clock of a time zone. What was decided in one
 * moment, as batches are, is counted before its day is worked out, which costs more than counting.
 */
export async function countByDay(tx: Tx, zone: string, since: Date) {
  const counted = tx.db
    .select({
      at: interaction.decidedAt,
      reason: reasonShown.as("reason"),
      count: sql<number>`count(*)`.as("count"),
    })
    .from(interaction)
    .where(decidedSince(tx, since))
    .groupBy(interaction.decidedAt, reasonShown)
    .as("counted");
  const day = sql<string>`to_char(${counted.at} at time zone ${zone}, 'YYYY-MM-DD')`;
  return tx.db
    .select({ day, reason: counted.reason, count: sql<number>`sum(${counted.count})::int` })
    .from(counted)
    .groupBy(sql`1`, sql`2`)
    .orderBy(sql`1`, sql`2`);
}

/** The tier of an interaction's customer; null where no value is known, or too few are. */
function tierOf(rules: WorthRules, bounds: readonly [number, number] | null) {
  if (bounds === null) return sql<Tier | null>`null::text`;
  const worth = sql`(${customerWorth(rules)})`;
  const [middle, highest] = bounds;
  return sql<Tier | null>`case when ${worth} < ${middle} then 'lowest'
    when ${worth} < ${highest} then 'middle' when ${worth} is not null then 'highest' end`;
}

/** The tier of an interaction's customer, looked up for each by itself: of few in many all would be read. */
function itsTier(tx: Tx, rules: WorthRules, bounds: readonly [number, number] | null) {
  return tx.db
    .select({ tier: tierOf(rules, bounds).as("tier") })
    .from(customer)
    .where(
      and(eq(customer.organizationId, tx.organizationId), eq(customer.id, interaction.customerId)),
    )
    .limit(1)
    .as("theirs");
}

/** How the invitation that it led to stands; the same. */
function itsStanding(tx: Tx) {
  return tx.db
    .select({ status: invitation.status, sentAt: invitation.sentAt })
    .from(invitation)
    .where(
      and(eq(invitation.organizationId, tx.organizationId), eq(invitation.id, itsInvitationId)),
    )
    .limit(1)
    .as("its");
}

/**
 * Of each agent's or team's interactions since a moment, by their customers' value, how many were
 * asked about and answered; those of whom there are most first. What was called off, failed or was
 * only kept in the outbox before it reached anybody has asked nobody.
 */
export async function coverageBy(tx: Tx, by: "agent" | "team", since: Date) {
  const rules = await worthRulesOf(tx);
  const theirs = itsTier(tx, rules, await valueBounds(tx, rules));
  const its = itsStanding(tx);
  const neverSent = sql`${its.sentAt} is null and ${its.status} in`;
  const unreachable = sql`${interaction.decisionReason} in ('no-customer', 'no-address', 'no-consent')`;
  const n = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`;
  return tx.db
    .select({
      key: interaction[by],
      tier: theirs.tier,
      interactions: sql<number>`count(*)::int`,
      unreachable: n(unreachable),
      asked: n(sql`${interaction.decision} = 'invited'
        and (${neverSent} ('failed', 'cancelled', 'kept')) is not true`),
      waiting: n(sql`${neverSent} ('scheduled', 'sending')`),
      answered: n(sql`${its.status} = 'answered'`),
    })
    .from(interaction)
    .leftJoinLateral(theirs, sql`true`)
    .leftJoinLateral(its, sql`true`)
    .where(decidedSince(tx, since))
    .groupBy(sql`1`, sql`2`)
    .orderBy(desc(sql`sum(count(*)) over (partition by ${interaction[by]})`), asc(interaction[by]))
    .limit(mostRows);
}
