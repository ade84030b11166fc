import { sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";

/**
 * Runs a reading of all rows of an organisation, whose tables meet in hashes and not row by row.
 * Until its statistics are renewed, a minute or so after a large import, the planner takes rows of an
 * organisation that it has not seen for a single one, and would compare each with each: of 12,000
 * calls that takes minutes.
 */
export async function inBulk<R>(tx: Tx, read: () => Promise<R>): Promise<R> {
  await tx.db.execute(sql`set local enable_nestloop = off`);
  const found = await read();
  await tx.db.execute(sql`set local enable_nestloop = on`);
  return found;
}
