import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { purchase } from "@/lib/db/tables/customers";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { BatchAnswer, OneOrMany } from "@/lib/ground/batch";
import { newId } from "@/lib/ground/ids";
import { recordPurchases } from "./record-purchases";

const db = testDatabase();
const record = async (ctx: Context, given: OneOrMany) =>
  BatchAnswer.parse(await recordPurchases(ctx, given));
const many = (...items: unknown[]) => OneOrMany.parse({ items });

async function kept(ctx: Context) {
  const rows = await inTransaction(ctx, (tx) => tx.db.select().from(purchase));
  return rows.sort((a, b) => String(a.externalId).localeCompare(String(b.externalId)));
}

test("purchases land with their customers, amounts to the last digit, nothing for free", async () => {
  const ctx = await db.context(() => new Date("2026-03-01T12:00:00Z"));
  const { results } = await record(
    ctx,
    many(
      { externalId: "p1", customer: "c1", amount: "19.900", currency: "CHF", quantity: 2 },
      { externalId: "p2", customer: { externalId: "c1", name: "Ada" }, amount: 0 },
      { customer: "c2", amount: -5, occurredAt: "2026-02-01T10:00:00+01:00" },
    ),
  );
  expect(results.map(({ status }) => status)).toEqual([201, 201, 201]);
  const [anonymous, first, free] = (await kept(ctx)).sort(
    (a, b) => (a.externalId ? 1 : -1) - (b.externalId ? 1 : -1),
  );
  expect(first).toMatchObject({ amount: "19.900", currency: "CHF", quantity: "2" });
  expect(free).toMatchObject({ amount: "0", currency: "EUR", customerId: first?.customerId });
  expect(anonymous?.occurredAt.toISOString()).toBe("2026-02-01T09:00:00.000Z");
});

test("a purchase of a known external id is corrected, and keeps what is not said again", async () => {
  const ctx = await db.context();
  const first = { externalId: "p", customer: "c", amount: 10, product: "tea", margin: 3 };
  const [added] = (await record(ctx, many(first))).results;
  const { results } = await record(
    ctx,
    many({ externalId: "p", customer: "c", amount: 12, margin: null }),
  );
  expect(results).toEqual([{ status: 200, id: added?.id }]);
  expect(await kept(ctx)).toMatchObject([{ amount: "12", product: "tea", margin: null }]);
});

test("one purchase twice in a batch is one purchase", async () => {
  const ctx = await db.context();
  const item = { externalId: "p", customer: "c", amount: 1 };
  const { results } = await record(ctx, many(item, { ...item, amount: 2 }));
  expect(results[0]?.id).toBe(results[1]?.id);
  expect(await kept(ctx)).toMatchObject([{ amount: "2" }]);
});

test("a purchase without a customer or with an impossible amount is refused alone", async () => {
  const ctx = await db.context();
  const { results } = await record(
    ctx,
    many(
      { amount: 1 },
      { customer: "c", amount: "ten" },
      { customer: "c", amount: 1, currency: "euro" },
      { customer: "c", amount: 1, occurredAt: "yesterday" },
      { customer: "c", amount: 1 },
    ),
  );
  expect(results.map(({ status }) => status)).toEqual([422, 422, 422, 422, 201]);
});

test("a key that may write needs no right to read", async () => {
  const ctx = await db.context();
  const key = { kind: "api-key", id: newId(), scopes: ["write"] } as const;
  const { results } = await record({ ...ctx, actor: key }, many({ customer: "c", amount: 1 }));
  expect(results[0]?.status).toBe(201);
});

test("one purchase alone is answered with the whole purchase", async () => {
  const ctx = await db.context();
  const bought = OneOrMany.parse({ externalId: "p", customer: "c", amount: "1.50" });
  expect(await recordPurchases(ctx, bought)).toMatchObject({
    externalId: "p",
    customer: { externalId: "c" },
    amount: 1.5,
    currency: "EUR",
  });
});
