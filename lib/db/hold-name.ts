import { sql } from "drizzle-orm";
import type { Scope, Transactional } from "@/lib/db/transaction";

/**
 * Has those take turns who mean the same thing of an organisation, until the transaction ends: for what is
 * counted before it is written, where there is no row yet that could be held.
 */
export async function holdName(
  tx: Pick<Scope, "organizationId"> & Transactional,
  ...name: readonly string[]
): Promise<void> {
  const key = JSON.stringify([tx.organizationId, ...name]);
  await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}
