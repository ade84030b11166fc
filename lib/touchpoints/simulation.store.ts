import { and, asc, desc, eq, gt, gte, lt, lte, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds } from "@/lib/db/among";
import { beginsAt, customerWorth, type WorthRules } from "@/lib/db/customer-worth";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { interaction } from "@/lib/db/tables/touchpoints";
import { hasAsked } from "@/lib/touchpoints/candidates.store";

const ours = (tx: Tx) => eq(interaction.organizationId, tx.organizationId);

/** The moment after which there are at most so many interactions; not before `since`. */
export async function startOfLatest(tx: Tx, since: Date, until: Date, most: number) {
  const [row] = await tx.db
    .select({ at: interaction.occurredAt })
    .from(interaction)
    .where(and(ours(tx), gte(interaction.occurredAt, since), lte(interaction.occurredAt, until)))
    .orderBy(desc(interaction.occurredAt))
    .offset(most)
    .limit(1);
  return row?.at ?? since;
}

/** The next interactions after a place, in the order in which they happened. */
export async function nextInteractions(
  tx: Tx,
  place: { at: Date; id: string | null },
  until: Date,
  limit: number,
) {
  const { at, id } = place;
  const later = gt(interaction.occurredAt, at);
  return tx.db
    .select({
      id: interaction.id,
      customerId: interaction.customerId,
      touchpoint: interaction.touchpoint,
      channel: interaction.channel,
      team: interaction.team,
      agent: interaction.agent,
      kpis: interaction.kpis,
      occurredAt: interaction.occurredAt,
    })
    .from(interaction)
    .where(
      and(
        ours(tx),
        id === null
          ? later
          : or(later, and(eq(interaction.occurredAt, at), gt(interaction.id, id))),
        gte(interaction.occurredAt, at),
        lte(interaction.occurredAt, until),
      ),
    )
    .orderBy(asc(interaction.occurredAt), asc(interaction.id))
    .limit(limit);
}

/**
 * When these customers were asked by what the replay does not decide anew: by hand, or by a trigger
 * after an interaction from before its beginning.
 */
export async function asksFromOutside(
  tx: Tx,
  customerIds: readonly string[],
  since: Date,
  start: Date,
) {
  if (customerIds.length === 0) return [];
  return tx.db
    .select({
      customerId: invitation.customerId,
      surveyId: invitation.surveyId,
      at: invitation.dueAt,
      madeAt: invitation.createdAt,
      byTrigger: sql<boolean>`${invitation.triggerId} is not null`,
      interactionId: invitation.interactionId,
    })
    .from(invitation)
    .leftJoin(
      interaction,
      and(
        eq(interaction.organizationId, invitation.organizationId),
        eq(interaction.id, invitation.interactionId),
      ),
    )
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        amongIds(invitation.customerId, customerIds),
        hasAsked,
        gt(invitation.dueAt, since),
        or(sql`${invitation.triggerId} is null`, lt(interaction.occurredAt, start)),
      ),
    );
}

type Bounds = { middle: number | null; highest: number | null; values: number };

/**
 * Where the middle third of the customers by value begins, and where the highest does. Everybody is
 * valued once: that is what takes long.
 */
export async function valueBounds(
  tx: Tx,
  rules: WorthRules,
): Promise<readonly [number, number] | null> {
  const worth = sql`worth`;
  const [row] = await tx.db.execute<Bounds>(sql`
    with valued as materialized (
      select ${customerWorth(rules)} as worth from ${customer}
      where ${customer.organizationId} = ${tx.organizationId})
    select (${beginsAt("middle", worth)})::float8 as middle,
      (${beginsAt("highest", worth)})::float8 as highest, count(distinct worth)::int as "values"
    from valued`);
  if (!row || row.middle === null || row.highest === null || row.values < 3) return null;
  return [row.middle, row.highest];
}

/** What these customers are worth, of those of whom it is known. */
export async function worthOf(
  tx: Tx,
  customerIds: readonly string[],
  rules: WorthRules,
): Promise<Map<string, number>> {
  if (customerIds.length === 0) return new Map();
  const worth = sql<number>`(${customerWorth(rules)})::float8`;
  const rows = await tx.db
    .select({ id: customer.id, worth })
    .from(customer)
    .where(
      and(
        eq(customer.organizationId, tx.organizationId),
        amongIds(customer.id, customerIds),
        sql`${worth} is not null`,
      ),
    );
  return new Map(rows.map((row) => [row.id, row.worth]));
}
