import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { inPieces, rowsInPieces } from "@/lib/db/in-pieces";
import { customer } from "@/lib/db/tables/customers";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction, type Scope } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();

async function addCustomer(ctx: Scope): Promise<string> {
  const { organizationId } = ctx;
  const id = newId();
  await inTransaction(ctx, (tx) => tx.db.insert(customer).values({ organizationId, id }));
  return id;
}

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
      await addCustomer(tx);
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

/** So many numbers, one of which cannot be computed if asked for. */
const numbers = (many: number, wrong = 0) =>
  sql`select 6 / (n - ${wrong}::int) as n from generate_series(1, ${many}::int) as n`;

test("rows are read in pieces, and only those of the organisation", async () => {
  const [one, other] = [await db.context(), await db.context()];
  const ids = [await addCustomer(one), await addCustomer(one), await addCustomer(one)];
  await addCustomer(other);
  const found: string[][] = [];
  for await (const rows of rowsInPieces<{ id: string }>(one, sql`select id from customer`, 2)) {
    found.push(rows.map(({ id }) => id));
  }
  expect(found.map(({ length }) => length)).toEqual([2, 1]);
  expect(found.flat().sort()).toEqual(ids.sort());
});

test("whoever stops reading gives the connection back, and does so again and again", async () => {
  const ctx = await db.context();
  for (let k = 0; k < 12; k++) {
    for await (const rows of rowsInPieces(ctx, numbers(100), 10)) {
      expect(rows).toHaveLength(10);
      break;
    }
  }
});

test("what goes wrong after the first piece is heard by the reader", async () => {
  const ctx = await db.context();
  let pieces = 0;
  const read = async () => {
    for await (const _ of rowsInPieces(ctx, numbers(100, 55), 10)) pieces++;
  };
  await expect(read()).rejects.toMatchObject({ code: "22012" });
  expect(pieces).toBe(5);
});
