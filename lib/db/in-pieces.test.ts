import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { inPieces } from "@/lib/db/in-pieces";
import { customer } from "@/lib/db/tables/customers";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();

test("every row comes once, in the order of the query, in several pieces", async () => {
  const pieces = await inTransaction(await db.context(), async (tx) => {
    const found: number[][] = [];
    const query = sql`select n from generate_series(1, ${12_001}::int) as n order by n desc`;
    for await (const rows of inPieces<{ n: number }>(tx, query)) found.push(rows.map(({ n }) => n));
    return found;
  });
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.flat()).toEqual(Array.from({ length: 12_001 }, (_, i) => 12_001 - i));
});

test("what the transaction has written is among the rows, and it may read twice", async () => {
  const ctx = await db.context();
  const count = () =>
    inTransaction(ctx, async (tx) => {
      await tx.db.insert(customer).values({ organizationId: ctx.organizationId, id: newId() });
      const query = sql`select id from ${customer} where organization_id = ${ctx.organizationId}`;
      let seen = 0;
      for (let twice = 0; twice < 2; twice++) {
        for await (const rows of inPieces(tx, query)) seen += rows.length;
      }
      return seen;
    });
  expect(await count()).toBe(2);
  expect(await count()).toBe(4);
});
