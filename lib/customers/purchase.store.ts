import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { noteChange } from "@/lib/db/note-changes";
import { purchase } from "@/lib/db/tables/customers";

export type PurchaseRow = Awaited<ReturnType<typeof holdPurchases>>[number];

/** Purchases by external id, held until the transaction ends, always in the same order. */
export async function holdPurchases(tx: Tx, externalIds: readonly string[]) {
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
    .orderBy(asc(purchase.externalId))
    .for("update");
}

/** Adds purchases that nobody has added meanwhile; tells which it added. */
export async function insertPurchases(tx: Tx, rows: readonly PurchaseRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const now = tx.now();
  const stamps = { organizationId: tx.organizationId, createdAt: now, updatedAt: now };
  const added = await tx.db
    .insert(purchase)
    .values(rows.map((row) => ({ ...row, ...stamps })))
    .onConflictDoNothing({ target: [purchase.organizationId, purchase.externalId] })
    .returning({ id: purchase.id });
  await noteChange(tx);
  return new Set(added.map(({ id }) => id));
}

/** Writes whole rows that are held, in one statement. */
export async function rewritePurchases(tx: Tx, rows: readonly PurchaseRow[]): Promise<void> {
  if (rows.length === 0) return;
  const given = JSON.stringify(rows);
  await tx.db.execute(sql`
    update purchase set
      customer_id = s."customerId", occurred_at = s."occurredAt", amount = s.amount,
      margin = s.margin, currency = s.currency, product = s.product, quantity = s.quantity,
      updated_at = ${tx.now().toISOString()}::timestamptz
    from jsonb_to_recordset(${given}::text::jsonb) as s(
      id uuid, "customerId" uuid, "occurredAt" timestamptz, amount numeric, margin numeric,
      currency text, product text, quantity numeric)
    where purchase.organization_id = ${tx.organizationId} and purchase.id = s.id`);
  await noteChange(tx);
}
