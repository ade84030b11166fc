import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { customers } from "@/lib/delivery/test-asking";
import { readThirds } from "@/lib/touchpoints/thirds";

const db = testDatabase();

test("customers are cut into thirds by what they are worth, and each is looked at once", async () => {
  const ctx = await db.context();
  for (const clv of ["100", "200", "300", "400"]) await customers(ctx, 1, { clv });
  await customers(ctx, 3);
  const { bounds, read } = await inTransaction(ctx, async (tx) => {
    const rowsRead = async () => {
      const [row] = await tx.db.execute<{ read: string }>(sql`
        select seq_tup_read + coalesce(idx_tup_fetch, 0) as read
        from pg_stat_xact_user_tables where relname = 'customer'`);
      return Number(row?.read);
    };
    const before = await rowsRead();
    const { bounds } = await readThirds(tx);
    return { bounds, read: (await rowsRead()) - before };
  });
  expect(bounds).toEqual([200, 300]);
  expect(read).toBe(7);
});
