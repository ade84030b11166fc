import { sql } from "drizzle-orm";
import type { Transactional } from "@/lib/db/transaction";

/** How many rows of a table the statements of some work in a transaction looked at. */
export async function rowsRead<R>(
  { db }: Transactional,
  table: "customer" | "interaction" | "invitation",
  work: () => Promise<R>,
) {
  const soFar = async () => {
    const [row] = await db.execute<{ read: string }>(sql`
      select seq_tup_read + coalesce(idx_tup_fetch, 0) as read
      from pg_stat_xact_user_tables where relname = ${table}`);
    return Number(row?.read);
  };
  const before = await soFar();
  const result = await work();
  return { result, read: (await soFar()) - before };
}
