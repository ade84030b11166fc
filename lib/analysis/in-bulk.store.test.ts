import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Tx } from "@/lib/access/context";
import { inBulk } from "@/lib/analysis/in-bulk.store";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";

const db = testDatabase();

const rowByRow = async (tx: Tx) => {
  const [shown] = await tx.db.execute<{ enable_nestloop: string }>(sql`show enable_nestloop`);
  return shown?.enable_nestloop;
};

test("rows are not compared each with each while they are read in bulk, and again afterwards", async () => {
  await inTransaction(await db.context(), async (tx) => {
    expect(await inBulk(tx, () => rowByRow(tx))).toBe("off");
    expect(await rowByRow(tx)).toBe("on");
  });
});
