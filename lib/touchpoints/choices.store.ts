import { and, desc, eq, gte, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { kpi } from "@/lib/db/tables/kpis";
import { interaction } from "@/lib/db/tables/touchpoints";

/** Keys that interactions use, to choose from: touchpoints and channels. */
export async function listKeys(tx: Tx, since: Date) {
  return tx.db
    .selectDistinct({ touchpoint: interaction.touchpoint, channel: interaction.channel })
    .from(interaction)
    .where(
      and(eq(interaction.organizationId, tx.organizationId), gte(interaction.occurredAt, since)),
    );
}

/** The KPIs whose values interactions bring. */
export async function listInteractionKpis(tx: Tx): Promise<string[]> {
  const rows = await tx.db
    .select({ key: kpi.key })
    .from(kpi)
    .where(
      and(
        eq(kpi.organizationId, tx.organizationId),
        eq(kpi.grain, "interaction"),
        isNull(kpi.formula),
      ),
    )
    .orderBy(kpi.key);
  return rows.map(({ key }) => key);
}

/** The keys of attributes that the customers known last have. */
export async function listAttributeKeys(tx: Tx, amongCustomers: number): Promise<string[]> {
  const latest = tx.db
    .select({ attributes: customer.attributes })
    .from(customer)
    .where(and(eq(customer.organizationId, tx.organizationId), isNull(customer.erasedAt)))
    .orderBy(desc(customer.id))
    .limit(amongCustomers)
    .as("latest");
  const key = sql<string>`jsonb_object_keys(${latest.attributes})`.as("key");
  const rows = await tx.db.selectDistinct({ key }).from(latest).orderBy(sql`1`);
  return rows.map((row) => row.key);
}
