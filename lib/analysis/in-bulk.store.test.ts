import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Tx } from "@/lib/access/context";
import { inBulk } from "@/lib/analysis/in-bulk.store";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";

const db = testDatabase();

const allowed = async (tx: Tx, way: string) => {
  const [shown] = await tx.db.execute<{ set: string }>(sql`select current_setting(${way}) as set`);
  return shown?.set;
};

test("rows are not compared each with each while they are read in bulk, and again afterwards", async () => {
  await inTransaction(await db.context(), async (tx) => {
    expect(await inBulk(tx, () => allowed(tx, "enable_nestloop"))).toBe("off");
    expect(await allowed(tx, "enable_nestloop")).toBe("on");
  });
});
