import { and, eq } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds } from "@/lib/db/among";
import { customer } from "@/lib/db/tables/customers";
import type { Post } from "@/lib/delivery/letters/post-address.store";

/** What tells by which channels customers can be reached. */
export async function findContacts(tx: Tx, customerIds: readonly string[], post: Post) {
  return tx.db
    .select({
      id: customer.id,
      email: customer.email,
      phone: customer.phone,
      post,
      externalId: customer.externalId,
      preferredChannel: customer.preferredChannel,
      consent: customer.consent,
    })
    .from(customer)
    .where(and(eq(customer.organizationId, tx.organizationId), amongIds(customer.id, customerIds)));
}
