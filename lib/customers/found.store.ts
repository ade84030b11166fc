import { and, eq, or } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { bareNumber } from "@/lib/customers/bare-number";
import { customerBegins } from "@/lib/db/customer-begins";
import { customer } from "@/lib/db/tables/customers";
import { isUuid } from "@/lib/ground/is-uuid";

/** Whom a search means, each way by its index; in no order, so that no more are read than are wanted. */
export async function idsOfFound(tx: Tx, search: string, limit: number): Promise<string[]> {
  const rows = await tx.db
    .select({ id: customer.id })
    .from(customer)
    .where(
      and(
        eq(customer.organizationId, tx.organizationId),
        or(
          customerBegins(search),
          // What has no digit is no number: "-" would be everybody whose number is punctuation alone.
          /\d/.test(search) ? eq(customer.networkNumber, bareNumber(search)) : undefined,
          eq(customer.externalId, search),
          isUuid(search) ? eq(customer.id, search) : undefined,
        ),
      ),
    )
    .limit(limit);
  return rows.map(({ id }) => id);
}
