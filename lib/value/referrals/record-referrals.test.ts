import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { customer, referral } from "@/lib/db/tables/customers";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { BatchAnswer, OneOrMany } from "@/lib/ground/batch";
import { deeds } from "@/lib/value/deeds/deeds";
import { migration } from "@/lib/value/ladder/migration";
import { recordReferrals } from "@/lib/value/referrals/record-referrals";
import { testCustomers } from "@/lib/value/test-customers.store";

const db = testDatabase();
const now = () => new Date("2026-01-01T12:00:00Z");

const record = async (ctx: Context, ...items: unknown[]) =>
  BatchAnswer.parse(await recordReferrals(ctx, OneOrMany.parse({ items }))).results;

const kept = (ctx: Context) => inTransaction(ctx, (tx) => tx.db.select().from(referral));

/** The KPI "referrals" by customer; who has none is left out. */
async function counted(ctx: Context) {
  const rows = await inTransaction(ctx, (tx) => tx.db.select().from(customer));
  return Object.fromEntries(
    rows.flatMap(({ externalId, kpis }) =>
      kpis.referrals === undefined ? [] : [[externalId, kpis.referrals]],
    ),
  );
}

test("referrals are dated facts, and the KPI is how many there are", async () => {
  const ctx = await db.context(now);
  const added = await record(
    ctx,
    { externalId: "r1", customer: "ada", referred: "eve", occurredAt: "2025-05-01T10:00:00Z" },
    { customer: "ada", count: 3 },
    { externalId: "r2", customer: "bob" },
  );
  expect(added.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(await counted(ctx)).toEqual({ ada: 4, bob: 1 });
  const variables = (await readCatalogue(ctx)).entries.map(({ variable }) => variable);
  expect(variables.find(({ key }) => key === "kpi.referrals")).toMatchObject({
    ...{ level: "strategic", grain: "customer", n: 2 },
  });
});

test("the same again changes nothing; a count of 0 takes a referral back", async () => {
  const ctx = await db.context(now);
  const said = { externalId: "r", customer: "ada", referred: "eve" };
  const [first] = await record(ctx, said);
  expect(await record(ctx, said)).toEqual([{ status: 200, id: first?.id }]);
  expect(await kept(ctx)).toMatchObject([{ count: 1, occurredAt: now() }]);
  await record(ctx, { externalId: "r", customer: "ada", count: 0 });
  expect(await counted(ctx)).toEqual({ ada: 0 });
});

test("who is named is one referral, and several are nobody in particular", async () => {
  const ctx = await db.context(now);
  await record(ctx, { externalId: "r", customer: "ada", referred: "eve" });
  await record(ctx, { externalId: "r", customer: "ada", count: 5 });
  expect(await kept(ctx)).toMatchObject([{ count: 5, referredId: null }]);
  await record(ctx, { externalId: "r", customer: "ada", referred: "eve" });
  expect(await kept(ctx)).toMatchObject([{ count: 1, referredId: expect.any(String) }]);
  expect(await counted(ctx)).toEqual({ ada: 1 });
});

test("nobody refers themselves, and a referral stays with the customer it is of", async () => {
  const ctx = await db.context(now);
  const refused = await record(
    ctx,
    { customer: "ada", referred: "ada" },
    { customer: "ada", referred: "eve", count: 2 },
  );
  expect(refused.map(({ status }) => status)).toEqual([422, 422]);
  await record(ctx, { externalId: "r", customer: "ada" });
  const [others] = await record(ctx, { externalId: "r", customer: "bob", count: 5 });
  expect(others).toMatchObject({ status: 409 });
  expect(await kept(ctx)).toMatchObject([{ count: 1 }]);
});

test("two who record of one customer at once count both", async () => {
  const ctx = await db.context(now);
  await record(ctx, { customer: "ada" });
  await Promise.all([
    record(ctx, { customer: "ada", count: 2 }),
    record(ctx, { customer: "ada", count: 4 }),
  ]);
  expect(await counted(ctx)).toEqual({ ada: 7 });
});

test("whom an erased customer sent is forgotten, and whoever sent them sent somebody", async () => {
  const ctx = await db.context(now);
  await record(ctx, { customer: "ada", referred: "eve" }, { customer: "eve", referred: "bob" });
  const rows = await inTransaction(ctx, (tx) => tx.db.select().from(customer));
  const eve = rows.find(({ externalId }) => externalId === "eve");
  await eraseCustomer(ctx, { customerId: eve?.id ?? "" });
  expect(await kept(ctx)).toMatchObject([{ referredId: null, count: 1 }]);
  expect(await record(ctx, { customer: "eve" })).toMatchObject([{ status: 409 }]);
  await record(ctx, { customer: "bob", referred: "eve" });
  expect((await kept(ctx)).map(({ referredId }) => referredId)).toEqual([null, null]);
});

test("what promoters sent in the half year counts among their deeds, and makes advocates of them", async () => {
  const said = [{ day: "2025-03-01", class: "promoter" as const }];
  const people = Array.from({ length: 10 }, (_, i) => ({ externalId: `p${i}`, said }));
  const ctx = await testCustomers(await db.context(now), people);
  await record(
    ctx,
    { customer: "p0", count: 6, occurredAt: "2025-10-10T10:00:00Z" },
    { customer: "p1", count: 50, occurredAt: "2024-10-10T10:00:00Z" },
  );
  const [promoters] = (await deeds(ctx)).kept?.value.classes ?? [];
  expect(promoters).toMatchObject({ counted: 10, referrals: { value: 0.6 } });
  // The quarter of the referral: before it nobody had sent anybody within a year but the second.
  const { soFar } = await migration(ctx, "2025-Q4");
  const cells = soFar.kept?.value.cells.map(({ from, to, n }) => [from, to, n]) ?? [];
  expect(cells).toEqual(
    expect.arrayContaining([
      ["satisfied", "advocate", 1],
      ["advocate", "satisfied", 1],
      ["satisfied", "satisfied", 8],
    ]),
  );
});

test("a dated referral of one customer leaves the imported numbers of others as they are", async () => {
  const said = [{ day: "2025-03-01", class: "promoter" as const }];
  const people = Array.from({ length: 10 }, (_, i) => ({
    ...{ externalId: `p${i}`, said },
    ...(i > 0 && i < 5 && { kpis: { referrals: 2 } }),
  }));
  const ctx = await testCustomers(await db.context(now), people);
  await record(ctx, { customer: "p0", count: 2, occurredAt: "2025-10-10T10:00:00Z" });
  const [promoters] = (await deeds(ctx)).kept?.value.classes ?? [];
  expect(promoters).toMatchObject({ counted: 10, referrals: { value: 1 } });
});
