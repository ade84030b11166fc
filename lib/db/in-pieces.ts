import { type SQL, sql } from "drizzle-orm";
import type { Transactional } from "@/lib/db/transaction";

const rowsAtOnce = 5_000;

/**
 * The rows of a query in a transaction, some at a time: however many there are, the process answers
 * others in between. One query of a transaction at a time can be read so.
 */
export async function* inPieces<Row extends Record<string, unknown>>(
  { db }: Transactional,
  query: SQL,
): AsyncGenerator<readonly Row[]> {
  // All rows will be wanted, not the first few soon.
  await db.execute(sql`set local cursor_tuple_fraction = 1`);
  await db.execute(sql`declare in_pieces no scroll cursor for ${query}`);
  for (;;) {
    const rows = await db.execute(sql`fetch ${sql.raw(String(rowsAtOnce))} from in_pieces`);
    if (rows.length === 0) break;
    yield rows as readonly Row[];
  }
  await db.execute(sql`close in_pieces`);
}
