import { and, desc, eq, gte, isNotNull, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { interaction } from "@/lib/db/tables/touchpoints";
import { itsInvitation, reasonShown } from "@/lib/touchpoints/decisions.store";

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

const itsCustomer = and(
  eq(customer.organizationId, interaction.organizationId),
  eq(customer.id, interaction.customerId),
);

/** Of each agent's or team's interactions since a moment, how many were asked about. */
export async function coverageBy(tx: Tx, by: "agent" | "team", since: Date, limit: number) {
  const [{ median } = { median: null }] = await tx.db
    .select({
      median: sql<number | null>`percentile_cont(0.5) within group (order by ${customer.clv})`,
    })
    .from(interaction)
    .innerJoin(customer, itsCustomer)
    .where(decidedSince(tx, since));
  const asked = sql`${interaction.decision} = 'invited'`;
  const unreachable = sql`${interaction.decisionReason} in ('no-customer', 'no-address', 'no-consent')`;
  // Nobody of unknown value is among the valuable.
  const valuable = sql`coalesce(${customer.clv} >= ${median}::numeric, false)`;
  const n = (condition: ReturnType<typeof sql>) =>
    sql<number>`(count(*) filter (where ${condition}))::int`;
  return tx.db
    .select({
      key: interaction[by],
      interactions: sql<number>`count(*)::int`,
      unreachable: n(unreachable),
      asked: n(asked),
      answered: n(sql`${invitation.status} = 'answered'`),
      valuable: n(valuable),
      valuableAsked: n(sql`${valuable} and ${asked}`),
    })
    .from(interaction)
    .leftJoin(customer, itsCustomer)
    .leftJoin(invitation, itsInvitation)
    .where(decidedSince(tx, since))
    .groupBy(interaction[by])
    .orderBy(desc(sql`count(*)`))
    .limit(limit);
}
