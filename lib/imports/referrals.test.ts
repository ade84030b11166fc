import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testMember } from "@/lib/access/test-people";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { customer, referral } from "@/lib/db/tables/customers";
import { testDatabase } from "@/lib/db/test-database";
import { blocked } from "@/lib/db/test-locks";
import { inRawTransaction, inTransaction } from "@/lib/db/transaction";
import { describeKpi } from "@/lib/kpis/describe-kpi";
import { importFile } from "./import-file";
import { readImport } from "./read";
import { suggestMapping } from "./suggest-mapping";
import { arriving, imported, ran } from "./test-import";

const db = testDatabase();

const mapping = {
  id: "referral.externalId",
  who: "customer.externalId",
  day: "referral.occurredAt",
  came: "referral.referred",
  n: "referral.count",
};

const eve = "0190a000-0000-7000-8000-000000000001";

const head = "id,who,day,came,n\n";
const bring = (ctx: Context, rows: string) => imported(ctx, head + rows, mapping);

async function known(ctx: Context) {
  return inTransaction(ctx, async ({ db: open }) => {
    const people = await open.select().from(customer);
    const named = (id: string | null) => people.find((each) => each.id === id)?.externalId ?? null;
    const rows = await open.select().from(referral).orderBy(referral.externalId, referral.id);
    return {
      kpis: Object.fromEntries(people.map(({ externalId, kpis }) => [externalId, kpis.referrals])),
      rows: rows.map((row) => [
        ...[row.externalId, named(row.customerId), row.occurredAt.toISOString().slice(0, 10)],
        ...[named(row.referredId), row.count],
      ]),
    };
  });
}

test("a file brings who sent whom on which day, and the KPI is their number", async () => {
  const ctx = await db.context();
  const file = "r1,ada,2025-03-01,eve,\nr2,ada,2025-04-01,,4\nr3,bob,2025-04-02,,\n";
  const first = await bring(ctx, file);
  expect(first).toMatchObject({
    rows: { accepted: 3, rejected: 0 },
    created: { customers: 3, referrals: 3, interactions: 0 },
  });
  expect(await known(ctx)).toEqual({
    kpis: { ada: 5, bob: 1, eve: undefined },
    rows: [
      ["r1", "ada", "2025-03-01", "eve", 1],
      ["r2", "ada", "2025-04-01", null, 4],
      ["r3", "bob", "2025-04-02", null, 1],
    ],
  });
  expect(await bring(ctx, file)).toMatchObject({
    created: { referrals: 0 },
    updated: { referrals: 0 },
  });
  const later = await bring(ctx, "r1,ada,2025-03-01,,0\nr2,bob,2025-04-01,,2\n");
  expect(later.updated).toMatchObject({ referrals: 2 });
  expect((await known(ctx)).kpis).toMatchObject({ ada: 0, bob: 3 });
});

test("one customer's referrals in many small steps are all counted", async () => {
  const ctx = await db.context();
  const lines = Array.from({ length: 40 }, (_, i) => `r${i},ada,2025-03-01,p${i % 3},`);
  const bytes = Buffer.from(`${head}${lines.join("\n")}\n`);
  const fields = { mapping: JSON.stringify(mapping) };
  const file = { name: "referrals.csv", bytes: arriving(bytes) };
  const { id } = await importFile(ctx, { file, before: fields, after: async () => fields });
  await ran(ctx, id, 3);
  expect((await readImport(ctx, { importId: id })).created).toMatchObject({ referrals: 40 });
  const { kpis, rows } = await known(ctx);
  expect(kpis.ada).toBe(40);
  expect(rows.every(([, , , came]) => /^p[012]$/.test(String(came)))).toBe(true);
});

test("who had one referral alone and has it no more is counted 0", async () => {
  const ctx = await db.context();
  await bring(ctx, "r1,ada,2025-03-01,,\n");
  await bring(ctx, "r1,bob,2025-03-01,,\n");
  expect((await known(ctx)).kpis).toEqual({ ada: 0, bob: 1 });
});

test("a referral that goes over to whoever came of it names nobody any more", async () => {
  const ctx = await db.context();
  await bring(ctx, "r1,ada,2025-03-01,bob,\n");
  await bring(ctx, "r1,bob,,,\nr2,ada,2025-03-02,bob,\n");
  await bring(ctx, "r3,ada,2025-03-03,eve,\nr3,eve,,,\n");
  expect((await known(ctx)).rows).toEqual([
    ["r1", "bob", "2025-03-01", null, 1],
    ["r2", "ada", "2025-03-02", "bob", 1],
    ["r3", "eve", "2025-03-03", null, 1],
  ]);
});

test("a check foretells the customers who came of referrals, as the run adds them", async () => {
  const ctx = await db.context();
  const file = `${head}r1,ada,2025-03-01,eve,\nr2,eve,2025-03-01,bob,\nr3,ada,2025-03-02,bob,\n`;
  const checked = await imported(ctx, file, mapping, { dryRun: true });
  expect(checked.created).toMatchObject({ customers: 3, referrals: 3 });
  expect((await imported(ctx, file, mapping)).created).toEqual(checked.created);
});

test("an import waits for whoever holds its customers before it holds any referral", async () => {
  const ctx = await db.context();
  await bring(ctx, "r1,ada,2025-03-01,,\n");
  const running = await inRawTransaction(ctx, async (raw) => {
    await raw`select from customer where external_id = 'ada' for update`;
    const run = bring(ctx, "r1,bob,2025-03-01,,2\n");
    await blocked(ctx.database);
    expect(await raw`select 1 from referral for update nowait`).toHaveLength(1);
    return { run };
  });
  expect((await running.run).updated).toMatchObject({ referrals: 1 });
  expect((await known(ctx)).kpis).toEqual({ ada: 0, bob: 2 });
});

test("of two imports that give one referral away at once the later has it, and nobody else", async () => {
  const ctx = await db.context();
  await bring(ctx, "r1,ada,2025-03-01,,\n");
  const running = await inRawTransaction(ctx, async (raw) => {
    await raw`select from customer where external_id = 'ada' for update`;
    const run = bring(ctx, "r1,bob,2025-03-01,,\n");
    await blocked(ctx.database);
    // Another import was first: it had found the referral with Ada, too, and gave it to Eve.
    await raw`insert into customer (organization_id, id, external_id, kpis, created_at, updated_at)
      values (${ctx.organizationId}, ${eve}, 'eve', '{"referrals": 1}', now(), now())`;
    await raw`update referral set customer_id = ${eve}`;
    return { run };
  });
  expect((await running.run).updated).toMatchObject({ referrals: 1 });
  expect((await known(ctx)).kpis).toMatchObject({ bob: 1, eve: 0 });
});

test("rows without an id are found again by their line", async () => {
  const ctx = await db.context();
  const { id: _, ...columns } = mapping;
  const file = "who,day,came,n\nada,2025-03-01,,2\nada,2025-03-01,,2\n";
  expect((await imported(ctx, file, columns)).created.referrals).toBe(2);
  expect((await imported(ctx, file, columns)).created.referrals).toBe(0);
  expect((await known(ctx)).kpis).toEqual({ ada: 4 });
});

test("what the API would refuse is refused row by row", async () => {
  const ctx = await db.context();
  const run = await bring(
    ctx,
    "a,ada,,ada,\nb,ada,,eve,3\nc,ada,,,1.5\nd,,,eve,\ne,ada,,,-1\nf,ada,,,2\n",
  );
  expect(run.rows).toMatchObject({ accepted: 1, rejected: 5 });
  expect(run.errors.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, "came", "same"],
    [3, "n", "named"],
    [4, "n", "range"],
    [5, "who", "required"],
    [6, "n", "range"],
  ]);
  const { who: _, ...nobody } = mapping;
  await expect(imported(ctx, `${head}a,ada,,,\n`, nobody)).rejects.toMatchObject({
    code: "invalid",
  });
});

test("who was erased is nobody, and sends nobody", async () => {
  const ctx = await db.context();
  await bring(ctx, "r1,ada,2025-03-01,eve,\n");
  const people = await inTransaction(ctx, ({ db: open }) => open.select().from(customer));
  const eve = people.find(({ externalId }) => externalId === "eve");
  await eraseCustomer(ctx, { customerId: eve?.id ?? "" });
  const run = await bring(ctx, "r2,ada,2025-03-01,eve,\nr3,eve,2025-03-02,,\n");
  expect(run.rows).toMatchObject({ accepted: 1, rejected: 1 });
  expect((await known(ctx)).rows).toEqual([
    ["r1", "ada", "2025-03-01", null, 1],
    ["r2", "ada", "2025-03-01", null, 1],
  ]);
});

test("where another measure has the name, referrals are kept and not counted in it", async () => {
  const ctx = await db.context();
  const { as } = await testMember(ctx, "administrator");
  await imported(ctx, "call,v\n1,3\n", { call: "interaction.externalId", v: "kpi.visits" });
  await describeKpi(as, { key: "referrals", formula: "visits * 2" });
  expect((await bring(ctx, "r1,ada,2025-03-01,,2\n")).created.referrals).toBe(1);
  expect((await known(ctx)).kpis).toEqual({ ada: undefined });
});

test("columns called after referrals are taken for such", async () => {
  const column = (name: string, kind: "date" | "text") => ({
    ...{ name, kind, filled: 3, blank: 0, decimal: "." as const, dateOrder: "ymd" as const },
    ...{ orderUnsure: false, min: undefined, max: undefined, whole: false, unique: true },
    ...{ values: [], samples: [] },
  });
  const columns = [
    column("Customer ID", "text"),
    column("Referral date", "date"),
    column("Referred customer ID", "text"),
  ];
  expect(suggestMapping({ columns })).toEqual({
    "Customer ID": { to: "customer.externalId" },
    "Referral date": { to: "referral.occurredAt" },
    "Referred customer ID": { to: "referral.referred" },
  });
});
