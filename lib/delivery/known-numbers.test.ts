import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { rowsRead } from "@/lib/db/test-rows-read";
import { inTransaction } from "@/lib/db/transaction";
import { networkNumber } from "@/lib/delivery/address";
import { knownNumbers } from "@/lib/delivery/report.store";
import { customers } from "@/lib/delivery/test-asking";

const db = testDatabase();

test("whose number it is, is looked up, however it is written and whoever else is known", async () => {
  const ctx = await db.context();
  await customers(ctx, 1, { phone: "0049 (30) 12.34-5" });
  await customers(ctx, 60, { phone: "+49 30 99999" });
  const { result, read } = await inTransaction(ctx, async (tx) => {
    // Of a table this small the planner would read all of it.
    await tx.db.execute(sql`set local enable_seqscan = off`);
    return rowsRead(tx, "customer", () => knownNumbers(tx, ["+493012345", "+4930000"]));
  });
  expect(result).toEqual(["+493012345"]);
  expect(read).toBe(1);
});

test.each(["+49 (0)30 1234-5", "0049(0)30 12345", "+49 30 (12345)"])(
  "%s is found as networks take it",
  async (phone) => {
    const ctx = await db.context();
    await customers(ctx, 1, { phone });
    const asked = [networkNumber(phone) ?? ""];
    expect(await inTransaction(ctx, (tx) => knownNumbers(tx, asked))).toEqual(["+493012345"]);
  },
);
