import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect } from "@/lib/db/client";
import { customer } from "@/lib/db/tables/customers";
import { testDatabase } from "@/lib/db/test-database";
import {
  inRawTransaction,
  inRawTransactions,
  inTransaction,
  type Scope,
} from "@/lib/db/transaction";
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

test("transactions in a row are the organisation's, commit at each turn, and outlast a limit on idle ones", async () => {
  const ctx = await db.context();
  const { organizationId } = ctx;
  const client = connect(db.appUrl(), 1);
  await client`set idle_in_transaction_session_timeout = '200ms'`;
  const seen: number[] = [];
  const work = inRawTransactions(
    ctx,
    async (raw, turn) => {
      for (const _ of [1, 2, 3]) {
        await raw`insert into customer (organization_id, id, created_at, updated_at)
          values (${organizationId}, ${newId()}, now(), now())`;
        await ctx.database.raw`select pg_sleep(0.5)`;
        await turn();
        const committed = inTransaction(ctx, (tx) => tx.db.select().from(customer));
        seen.push((await raw`select from customer`).length, (await committed).length);
      }
    },
    client,
  );
  await work.finally(() => client.end());
  expect(seen).toEqual([1, 1, 2, 2, 3, 3]);
});

test("an organisation's id that is no uuid is refused before it reaches SQL", async () => {
  const ctx = { ...(await db.context()), organizationId: "'; drop table customer; --" };
  await expect(inTransaction(ctx, async () => 1)).rejects.toThrow(RangeError);
});
