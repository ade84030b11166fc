import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { rowsRead } from "@/lib/db/test-rows-read";
import { inTransaction } from "@/lib/db/transaction";
import { customersOfUndecided, holdUndecided } from "@/lib/touchpoints/decisions.store";
import { interactions } from "@/lib/touchpoints/test-interactions";

const db = testDatabase();

test("what is decided on is looked up by itself, however many others wait", async () => {
  const ctx = await db.context();
  const ids = await interactions(
    ctx,
    Array.from({ length: 2_000 }, () => ({})),
  );
  const ten = ids.slice(1_000, 1_010);
  const { result, read } = await inTransaction(ctx, (tx) =>
    rowsRead(tx, "interaction", async () => {
      await customersOfUndecided(tx, ten);
      return holdUndecided(tx, ten);
    }),
  );
  expect(new Set(result.map(({ id }) => id))).toEqual(new Set(ten));
  expect(read).toBeLessThanOrEqual(40);
});
