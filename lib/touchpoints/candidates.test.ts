import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { rowsRead } from "@/lib/db/test-rows-read";
import { inTransaction } from "@/lib/db/transaction";
import { customers } from "@/lib/delivery/test-asking";
import { candidatesOf } from "@/lib/touchpoints/candidates";

const db = testDatabase();

/** Whom deciding on these customers takes for their persons, and how many customers it looked at. */
function looking(ctx: Context, customerIds: readonly string[]) {
  return inTransaction(ctx, async (tx) => {
    // Of a table this small the planner would read all of it.
    await tx.db.execute(sql`set local enable_seqscan = off`);
    return rowsRead(tx, "customer", async () => {
      const { recordsOf } = await candidatesOf(tx, customerIds);
      return customerIds.map((id) => [...recordsOf(id)].sort());
    });
  });
}

test("however many share a mailbox or a telephone, no more of them are read than tell that it is nobody's", async () => {
  const ctx: Context = await db.context();
  const [one = ""] = await customers(ctx, 400, { email: "none@example.com", phone: "+4930000" });
  // Strangers who share only that, and of whom more would be found by what else they have.
  await customers(ctx, 100, { email: "info@example.com", phone: "+4930000" });
  const { result, read } = await looking(ctx, [one]);
  expect(result).toEqual([[one]]);
  expect(read).toBeLessThan(125);
});

test("a person's records are followed from address to address", async () => {
  const ctx: Context = await db.context();
  const add = (email: string, phone: string) => customers(ctx, 1, { email, phone });
  const [one = ""] = await add("ann@example.com", "+49301");
  const [two = ""] = await add("ann@work.example", "+49301");
  const [three = ""] = await add("ann@work.example", "+49302");
  const [four = ""] = await add("ann@home.example", "+49302");
  const person = [one, two, three, four].sort();
  const { result } = await looking(ctx, [one, four]);
  expect(result).toEqual([person, person]);
});
