import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { customer } from "@/lib/db/tables/customers";
import { testDatabase } from "@/lib/db/test-database";
import { inRawTransaction, inTransaction, rowsInPieces, type Scope } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

const db = testDatabase();

async function addCustomer(ctx: Scope, organizationId = ctx.organizationId): Promise<string> {
  const id = newId();
  await inTransaction(ctx, (tx) => tx.db.insert(customer).values({ organizationId, id }));
  return id;
}

test("an organisation sees its own rows and nobody else's, even without a condition", async () => {
  const [one, other] = [await db.context(), await db.context()];
  const id = await addCustomer(one);
  await addCustomer(other);
  const seen = await inTransaction(one, (tx) => tx.db.select().from(customer));
  expect(seen.map((row) => row.id)).toEqual([id]);
});

test("without an organisation no row is visible, and none can be written", async () => {
  const ctx = await db.context();
  await addCustomer(ctx);
  expect(await db.database().orm.select().from(customer)).toEqual([]);
  const row = { organizationId: ctx.organizationId, id: newId() };
  const blind = db.database().orm.insert(customer).values(row);
  await expect(blind).rejects.toMatchObject({ cause: { code: "42501" } });
});

test("a row cannot be written into, or moved to, another organisation", async () => {
  const [one, other] = [await db.context(), await db.context()];
  const foreign = addCustomer(one, other.organizationId);
  await expect(foreign).rejects.toMatchObject({ cause: { code: "42501" } });
  await addCustomer(one);
  const moved = inTransaction(one, (tx) =>
    tx.db.update(customer).set({ organizationId: other.organizationId }),
  );
  await expect(moved).rejects.toMatchObject({ cause: { code: "42501" } });
});

test("the application's role is neither owner nor superuser, and cannot become one", async () => {
  const { orm } = db.database();
  const [role] = await orm.execute(
    sql`select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user`,
  );
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
  const owned = await orm.execute(sql`select 1 from pg_tables where tableowner = current_user`);
  expect(owned.length).toBe(0);
  await expect(orm.execute(sql`alter table customer disable row level security`)).rejects.toThrow();
});

test("a transaction inside a transaction is the same one: both commit or neither", async () => {
  const ctx = await db.context();
  const failing = inTransaction(ctx, async (tx) => {
    await addCustomer(tx);
    throw new Error("after the inner one");
  });
  await expect(failing).rejects.toThrow("after the inner one");
  const rows = await inTransaction(ctx, (tx) => tx.db.select().from(customer));
  expect(rows).toEqual([]);
});

test("raw transactions are bound to the organisation too", async () => {
  const [one, other] = [await db.context(), await db.context()];
  await addCustomer(one);
  const count = (ctx: Scope) =>
    inRawTransaction(ctx, async (raw) => (await raw`select id from customer`).length);
  expect([await count(one), await count(other)]).toEqual([1, 0]);
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

test("an organisation's id that is no uuid is refused before it reaches SQL", async () => {
  const ctx = { ...(await db.context()), organizationId: "'; drop table customer; --" };
  await expect(inTransaction(ctx, async () => 1)).rejects.toThrow(RangeError);
});
