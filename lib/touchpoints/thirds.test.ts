import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { rowsRead } from "@/lib/db/test-rows-read";
import { inTransaction } from "@/lib/db/transaction";
import { customers } from "@/lib/delivery/test-asking";
import { readThirds } from "@/lib/touchpoints/thirds";

const db = testDatabase();

test("customers are cut into thirds by what they are worth, and each is looked at once", async () => {
  const ctx = await db.context();
  for (const clv of ["100", "200", "300", "400"]) await customers(ctx, 1, { clv });
  await customers(ctx, 3);
  const { result, read } = await inTransaction(ctx, (tx) =>
    rowsRead(tx, "customer", () => readThirds(tx)),
  );
  expect(result.bounds).toEqual([200, 300]);
  expect(read).toBe(7);
});
