import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { purchase } from "@/lib/db/tables/customers";

/** A purchase as it is kept. */
export interface PurchaseRow {
  id: string;
  externalId: string | null;
  customerId: string;
  occurredAt: Date;
  amount: string;
  margin: string | null;
  currency: string;
  product: string | null;
  quantity: string | null;
}

/** Purchases by external id, held until the transaction ends, always in the same order. */
export async function holdPurchases(tx: Tx, externalIds: readonly string[]) {
  if (externalIds.length === 0) return [];
  return tx.db
    .select({
      id: purchase.id,
      externalId: purchase.externalId,
      customerId: purchase.customerId,
      occurredAt: purchase.occurredAt,
      amount: purchase.amount,
      margin: purchase.margin,
      currency: purchase.currency,
      product: purchase.product,
      quantity: purchase.quantity,
    })
    .from(purchase)
    .where(
      and(
        eq(purchase.organizationId, tx.organizationId),
        inArray(purchase.externalId, [...externalIds]),
      ),
    )
    .orderBy(purchase.externalId)
    .for("update");
}

/** Writes whole purchases; one with a known external id is rewritten. Says which are new. */
export async function upsertPurchases(tx: Tx, rows: readonly PurchaseRow[]) {
  if (rows.length === 0) return [];
  const now = tx.now();
  const stamps = { organizationId: tx.organizationId, createdAt: now, updatedAt: now };
  return tx.db
    .insert(purchase)
    .values(rows.map((row) => ({ ...row, ...stamps })))
    .onConflictDoUpdate({
      target: [purchase.organizationId, purchase.externalId],
      set: {
        customerId: sql`excluded.customer_id`,
        occurredAt: sql`excluded.occurred_at`,
        amount: sql`excluded.amount`,
        margin: sql`excluded.margin`,
        currency: sql`excluded.currency`,
        product: sql`excluded.product`,
        quantity: sql`excluded.quantity`,
        updatedAt: sql`excluded.updated_at`,
      },
    })
    .returning({
      id: purchase.id,
      externalId: purchase.externalId,
      created: sql<boolean>`xmax = 0`,
    });
}
