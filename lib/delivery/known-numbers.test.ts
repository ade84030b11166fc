import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { knownNumbers } from "@/lib/delivery/report.store";
import { customers } from "@/lib/delivery/test-asking";

const db = testDatabase();

test("whose number it is, is looked up, however it is written and whoever else is known", async () => {
  const ctx = await db.context();
  await customers(ctx, 1, { phone: "0049 (30) 12.34-5" });
  await customers(ctx, 60, { phone: "+49 30 99999" });
  const { numbers, read } = await inTransaction(ctx, async (tx) => {
    // Of a table this small the planner would read all of it.
    await tx.db.execute(sql`set local enable_seqscan = off`);
    const rowsRead = async () => {
      const [row] = await tx.db.execute<{ read: string }>(sql`
        select seq_tup_read + coalesce(idx_tup_fetch, 0) as read
        from pg_stat_xact_user_tables where relname = 'customer'`);
      return Number(row?.read);
    };
    const before = await rowsRead();
    const numbers = await knownNumbers(tx, ["+493012345", "+4930000"]);
    return { numbers, read: (await rowsRead()) - before };
  });
  expect(numbers).toEqual(["+493012345"]);
  expect(read).toBe(1);
});
