import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { bareNumber } from "@/lib/customers/bare-number";
import { amongIds } from "@/lib/db/among";
import { customer } from "@/lib/db/tables/customers";
import { addressesOf } from "@/lib/delivery/address";

/** By what these records can be reached, as noes are kept by it; each once, in one order for everybody. */
export async function addressesOfRecords(
  tx: Tx,
  customerIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.db
    .select({ email: customer.email, phone: customer.phone })
    .from(customer)
    .where(and(eq(customer.organizationId, tx.organizationId), amongIds(customer.id, customerIds)));
  // A number without its country is one with another spelling of it under another record.
  const spelled = rows.flatMap(({ email, phone }) => [
    ...addressesOf({ email, phone }),
    ...addressesOf({ email: null, phone: phone && bareNumber(phone) }),
  ]);
  return [...new Set(spelled)].sort();
}

/**
 * Forgets the noes of these records, general and to channels, and keeps their yeses; true if there was
 * one. Their rows are held already.
 */
export async function deleteNoes(tx: Tx, customerIds: readonly string[]): Promise<boolean> {
  const { consent, channelConsents } = customer;
  const yeses = sql`(select coalesce(jsonb_object_agg(said.key, said.value), '{}')
    from jsonb_each(${channelConsents}) as said where said.value <> 'false')`;
  const isNo = sql`(${consent} is false or jsonb_path_exists(${channelConsents}, '$.* ? (@ == false)'))`;
  const changed = await tx.db
    .update(customer)
    .set({ consent: sql`nullif(${consent}, false)`, channelConsents: yeses, updatedAt: tx.now() })
    .where(
      and(eq(customer.organizationId, tx.organizationId), amongIds(customer.id, customerIds), isNo),
    )
    .returning({ id: customer.id });
  return changed.length > 0;
}
