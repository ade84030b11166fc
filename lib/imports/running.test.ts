import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { recordCustomers } from "@/lib/customers/record-customers";
import { customer } from "@/lib/db/tables/customers";
import { importChunk, importError, importRun } from "@/lib/db/tables/imports";
import { response } from "@/lib/db/tables/responses";
import { interaction } from "@/lib/db/tables/touchpoints";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { OneOrMany } from "@/lib/ground/batch";
import { exportErrors } from "./export-errors";
import { importFile } from "./import-file";
import { readImport } from "./read";
import { runImport } from "./run-import";
import { arriving, imported, ran } from "./test-import";

const db = testDatabase();
const rowsOf = (count: number, line = (n: number) => `i-${n},c-${n % 400},${n % 11}`) =>
  `id,who,nps\n${Array.from({ length: count }, (_, n) => line(n)).join("\n")}\n`;
const mapping = { id: "interaction.externalId", who: "customer.externalId", nps: "answer.nps" };

async function started(ctx: Context, text: string, options: object = {}): Promise<string> {
  const fields = { mapping: JSON.stringify(mapping), options: JSON.stringify(options) };
  const file = { name: "f.csv", bytes: arriving(Buffer.from(text)) };
  return (await importFile(ctx, { file, before: fields, after: async () => fields })).id;
}

const inside = <R>(ctx: Context, read: Parameters<typeof inTransaction<Context, R>>[1]) =>
  inTransaction(ctx, read);

test("a run that dies goes on where it stopped, and counts every row once", async () => {
  const ctx = await db.context();
  const importId = await started(ctx, rowsOf(1_250));
  const payload = { organizationId: ctx.organizationId, importId };
  const run = runImport(dyingAfter(ctx, 3), payload, new AbortController().signal, 500);
  await expect(run).rejects.toThrow("connection lost");
  const [half] = await inside(ctx, (tx) => tx.db.select().from(importRun));
  expect(half).toMatchObject({ status: "running", linesDone: 501, rowsAccepted: 500 });
  await ran(ctx, importId);
  const done = await readImport(ctx, { importId });
  expect(done).toMatchObject({
    status: "completed",
    rows: { read: 1_250, accepted: 1_250 },
    created: { customers: 400, interactions: 1_250, responses: 1_250 },
    updated: { customers: 0, interactions: 0, responses: 0 },
  });
  expect(await inside(ctx, (tx) => tx.db.$count(interaction))).toBe(1_250);
  expect(await inside(ctx, (tx) => tx.db.$count(importChunk))).toBe(0);
});

/** A database that is gone for good after so many raw transactions, as for a killed process. */
function dyingAfter({ database }: Context, transactions: number): Context["database"] {
  let left = transactions;
  const dying = <T extends object>(client: T, call: string, costs: number): T =>
    new Proxy(client, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (name !== call || typeof value !== "function") return value;
        left -= costs;
        if (left < 0) throw new Error("connection lost");
        return value.bind(target);
      },
    });
  return {
    ...database,
    raw: dying(database.raw, "begin", 1),
    orm: dying(database.orm, "transaction", 0),
  };
}

test("a database that is away for a moment fails no import", async () => {
  const ctx = await db.context();
  const importId = await started(ctx, rowsOf(1_250));
  const payload = { organizationId: ctx.organizationId, importId };
  const away = Object.assign(new Error("wrapped"), {
    cause: Object.assign(new Error("closed"), { code: "CONNECTION_CLOSED" }),
  });
  const { database } = ctx;
  let left = 2;
  const raw = new Proxy(database.raw, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (name !== "begin" || typeof value !== "function") return value;
      left -= 1;
      if (left === -1) throw away;
      return value.bind(target);
    },
  });
  const run = runImport({ ...database, raw }, payload, new AbortController().signal, 500);
  await expect(run).rejects.toBe(away);
  await ran(ctx, importId);
  const done = await readImport(ctx, { importId });
  expect(done).toMatchObject({ status: "completed", rows: { read: 1_250, accepted: 1_250 } });
});

test("a worker told to stop leaves the rest to the next one", async () => {
  const ctx = await db.context();
  const importId = await started(ctx, rowsOf(1_100));
  const stopping = new AbortController();
  stopping.abort();
  const run = runImport(
    ctx.database,
    { organizationId: ctx.organizationId, importId },
    stopping.signal,
  );
  await expect(run).rejects.toThrow("interrupted");
  await ran(ctx, importId);
  expect((await readImport(ctx, { importId })).created.interactions).toBe(1_100);
});

test("of two workers at one import only the later goes on, and nothing is written twice", async () => {
  const ctx = await db.context();
  const importId = await started(ctx, rowsOf(1_100));
  await Promise.all([ran(ctx, importId, 100), ran(ctx, importId, 100)]);
  const done = await readImport(ctx, { importId });
  expect(done).toMatchObject({ status: "completed", rows: { read: 1_100, accepted: 1_100 } });
  expect(done.created).toMatchObject({ customers: 400, interactions: 1_100, responses: 1_100 });
});

test("a worker overtaken while it prepares leaves the ended import as it is", async () => {
  const ctx = await db.context();
  const importId = await started(ctx, rowsOf(50));
  let transactions = 0;
  const orm = new Proxy(ctx.database.orm, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (name !== "transaction" || typeof value !== "function") return value;
      return async (...given: unknown[]) => {
        transactions += 1;
        if (transactions === 2) await ran(ctx, importId);
        return value.apply(target, given);
      };
    },
  });
  await ran({ ...ctx, database: { ...ctx.database, orm } }, importId);
  expect(transactions).toBeGreaterThan(1);
  expect(await readImport(ctx, { importId })).toMatchObject({
    status: "completed",
    failure: null,
    rows: { read: 50, accepted: 50 },
    created: { interactions: 50 },
  });
});

test("customers that arrive over REST meanwhile are met, not doubled", async () => {
  const ctx = await db.context();
  const importId = await started(ctx, rowsOf(2_000));
  const items = Array.from({ length: 400 }, (_, n) => ({
    externalId: `c-${399 - n}`,
    name: "Ada",
  }));
  const posting = async () => {
    for (let at = 0; at < items.length; at += 40) {
      await recordCustomers(ctx, OneOrMany.parse({ items: items.slice(at, at + 40) }));
    }
  };
  await Promise.all([ran(ctx, importId, 200), posting()]);
  expect((await readImport(ctx, { importId })).status).toBe("completed");
  expect(await inside(ctx, (tx) => tx.db.$count(customer))).toBe(400);
  expect(await inside(ctx, (tx) => tx.db.$count(customer, eq(customer.name, "Ada")))).toBe(400);
  expect(await inside(ctx, (tx) => tx.db.$count(response))).toBe(2_000);
});

test("imported interactions are left alone by the triggers unless the import says otherwise", async () => {
  const ctx = await db.context();
  const told = () =>
    inside(ctx, (tx) =>
      tx.db.execute(`select from pgboss.job where name = 'facts'
        and data ->> 'organizationId' = '${ctx.organizationId}'`),
    );
  await imported(ctx, rowsOf(3), mapping);
  expect(await told()).toHaveLength(0);
  await imported(ctx, rowsOf(5), mapping, { trigger: true });
  expect(await told()).toHaveLength(1);
  const rows = await inside(ctx, (tx) => tx.db.select().from(interaction));
  expect(rows.filter(({ surveyable }) => surveyable)).toHaveLength(2);
});

test("a queue that takes nothing neither fails an import nor has its rows written again", async () => {
  const ctx = await db.context();
  const importId = await started(ctx, rowsOf(30), { trigger: true });
  const queue = new Proxy(ctx.database.queue, {
    get: (target, name) => {
      if (name !== "unsafe") return Reflect.get(target, name);
      return async () => {
        throw Object.assign(new Error("deadlock detected"), { code: "40P01" });
      };
    },
  });
  await ran({ ...ctx, database: { ...ctx.database, queue } }, importId);
  expect(await readImport(ctx, { importId })).toMatchObject({
    status: "completed",
    failure: null,
    rows: { read: 30, accepted: 30 },
    created: { interactions: 30 },
    updated: { interactions: 0 },
  });
  const recorded = await inside(ctx, (tx) => tx.db.select().from(interaction));
  expect(recorded.filter(({ surveyable }) => surveyable)).toHaveLength(30);
});

test("rows about an erased customer are refused, and bring nothing back", async () => {
  const ctx = await db.context();
  const file = "id,who,nps\na,c-1,9\nb,c-2,3\n";
  await imported(ctx, file, mapping);
  const [erased] = await inside(ctx, (tx) =>
    tx.db.select().from(customer).where(eq(customer.externalId, "c-1")),
  );
  await eraseCustomer(ctx, { customerId: erased?.id ?? "" });
  const again = await imported(ctx, file, mapping);
  expect(again).toMatchObject({
    rows: { read: 2, accepted: 1, rejected: 1 },
    updated: { customers: 0, interactions: 0, responses: 0 },
    errors: [{ row: 2, code: "erased" }],
  });
  const text = JSON.stringify(await inside(ctx, (tx) => tx.db.select().from(customer)));
  expect(text).not.toContain('"c-1"');
});

test("somebody erased while an import runs stays erased, and the import goes on", async () => {
  const ctx = await db.context();
  const importId = await started(ctx, rowsOf(1_250));
  const find = () =>
    inside(ctx, (tx) => tx.db.select().from(customer).where(eq(customer.externalId, "c-1")));
  let transactions = 0;
  let before: unknown;
  let erasedId = "";
  const raw = new Proxy(ctx.database.raw, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (name !== "begin" || typeof value !== "function") return value;
      return async (...given: unknown[]) => {
        transactions += 1;
        // Who was erased before; the customers; the events of each chunk.
        if (transactions === 5) {
          await before;
          const [known] = await find();
          erasedId = known?.id ?? "";
          await eraseCustomer(ctx, { customerId: erasedId });
        }
        before = value.apply(target, given);
        return before;
      };
    },
  });
  const payload = { organizationId: ctx.organizationId, importId };
  await runImport({ ...ctx.database, raw }, payload, new AbortController().signal, 500);
  expect(await readImport(ctx, { importId })).toMatchObject({
    status: "completed",
    rows: { read: 1_250, accepted: 1_249, rejected: 1 },
    errors: [{ row: 1_203, code: "erased" }],
  });
  expect(await find()).toEqual([]);
  const theirs = eq(interaction.customerId, erasedId);
  expect(await inside(ctx, (tx) => tx.db.$count(interaction, theirs))).toBe(0);
});

test("the first hundred errors are told, ten thousand kept, and all of those can be had as CSV", async () => {
  const ctx = await db.context();
  const done = await imported(
    ctx,
    rowsOf(10_300, (n) => `i-${n},c,${n === 7 ? "=1+1" : "x"}`),
    mapping,
  );
  expect(done.rows).toEqual({ read: 10_300, accepted: 0, rejected: 10_300 });
  expect(done.errors).toHaveLength(100);
  expect(done.errors[99]?.row).toBe(101);
  expect(await inside(ctx, (tx) => tx.db.$count(importError))).toBe(10_000);
  let csv = "";
  for await (const piece of await exportErrors(ctx, { importId: done.id })) csv += piece;
  const lines = csv.split("\r\n");
  expect(lines).toHaveLength(10_002);
  expect(lines[0]).toBe("row,column,code,message,value");
  expect(lines[8]).toBe("9,nps,number,This is not a number.,'=1+1");
});
