import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { BatchAnswer, OneOrMany } from "@/lib/ground/batch";
import { readCustomer } from "./read";
import { recordCustomers } from "./record-customers";
import { upsertCustomers } from "./upsert-customers";

const db = testDatabase();
const record = async (ctx: Context, given: OneOrMany) =>
  BatchAnswer.parse(await recordCustomers(ctx, given));
const many = (...items: unknown[]) => OneOrMany.parse({ items });
const one = (item: object) => many(item);

test("a customer is added once and then only told more about", async () => {
  const ctx = await db.context();
  const ada = { externalId: "c-1", name: "Ada", email: "ada@example.org", clv: 120.5 };
  const [added] = (await record(ctx, one(ada))).results;
  expect(added?.status).toBe(201);
  const more = { externalId: "c-1", segment: "gold", attributes: { tier: 2, vip: true } };
  const [again] = (await record(ctx, one(more))).results;
  expect(again).toEqual({ status: 200, id: added?.id });
  expect(await readCustomer(ctx, { customerId: added?.id ?? "" })).toMatchObject({
    ...ada,
    segment: "gold",
    attributes: { tier: 2, vip: true },
    phone: null,
  });
});

test("null takes a field away, what is left out stays", async () => {
  const ctx = await db.context();
  const first = { externalId: "c", name: "Ada", phone: "1", attributes: { a: 1, b: 2 } };
  const [result] = (await record(ctx, one(first))).results;
  await record(ctx, one({ externalId: "c", phone: null, attributes: { a: null } }));
  const customer = await readCustomer(ctx, { customerId: result?.id ?? "" });
  expect(customer).toMatchObject({ name: "Ada", phone: null, attributes: { b: 2 } });
});

test("consent is said of each channel by itself, and of no channel that there is not", async () => {
  const ctx = await db.context(() => new Date("2026-01-01T00:00:00Z"));
  const said = { externalId: "c", consent: true, channelConsents: { email: true, sms: false } };
  const [result] = (await record(ctx, one(said))).results;
  const later = { ...ctx, now: () => new Date("2026-02-01T00:00:00Z") };
  await record(later, one({ ...said, channelConsents: { sms: false } }));
  const customer = await readCustomer(ctx, { customerId: result?.id ?? "" });
  expect(customer).toMatchObject({ ...said, updatedAt: "2026-01-01T00:00:00.000Z" });
  await record(later, one({ externalId: "c", channelConsents: { email: null, phone: true } }));
  const { channelConsents } = await readCustomer(ctx, { customerId: customer.id });
  expect(channelConsents).toEqual({ sms: false, phone: true });
  for (const wrong of [{ fax: true }, { link: true }, { sms: "no" }, true, null]) {
    const [refused] = (await record(ctx, one({ externalId: "c", channelConsents: wrong }))).results;
    expect(refused).toMatchObject({ status: 422 });
  }
});

test("what changes nothing leaves no trace", async () => {
  const ctx = await db.context(() => new Date("2026-01-01T00:00:00Z"));
  const said = { externalId: "c", clv: "12.50", grossMargin: 0.4, acquiredAt: "2024-02-29" };
  const [result] = (await record(ctx, one(said))).results;
  const later = { ...ctx, now: () => new Date("2026-02-01T00:00:00Z") };
  await record(later, one({ ...said, clv: 12.5 }));
  const customer = await readCustomer(ctx, { customerId: result?.id ?? "" });
  expect(customer.updatedAt).toBe("2026-01-01T00:00:00.000Z");
  await record(later, one({ ...said, clv: 13 }));
  expect(await readCustomer(ctx, { customerId: customer.id })).toMatchObject({
    clv: 13,
    updatedAt: "2026-02-01T00:00:00.000Z",
  });
});

test("one bad item does not sink the rest, and says what is wrong with it", async () => {
  const ctx = await db.context();
  const { results } = await record(
    ctx,
    many(
      { externalId: "good" },
      { externalId: "bad", email: "nowhere" },
      { name: "without id" },
      { externalId: "nul\0" },
      { externalId: "half \ud800" },
      { externalId: "zone", timezone: "Mars/Olympus" },
      { externalId: "margin", grossMargin: 40 },
      "text",
      { externalId: "money", clv: "1e5" },
    ),
  );
  expect(results.map(({ status }) => status)).toEqual([201, ...Array(8).fill(422)]);
  expect(results[1]?.errors?.[0]).toMatchObject({ path: "email" });
});

test("one customer twice in a batch is one customer, the later word counting", async () => {
  const ctx = await db.context();
  const { results } = await record(
    ctx,
    many({ externalId: "c", name: "A", phone: "1" }, { externalId: "c", name: "B" }),
  );
  expect(results[0]?.id).toBe(results[1]?.id);
  const customer = await readCustomer(ctx, { customerId: results[0]?.id ?? "" });
  expect(customer).toMatchObject({ name: "B", phone: "1" });
});

test("batches that arrive at once and overlap all land", async () => {
  const ctx = await db.context();
  const ids = Array.from({ length: 50 }, (_, i) => `c-${i}`);
  const fields = ["name", "phone", "segment"];
  await Promise.all(
    fields.map((field, turn) => {
      const items = ids.map((externalId) => ({ externalId, [field]: field }));
      return record(ctx, many(...(turn % 2 ? items.toReversed() : items)));
    }),
  );
  const found = await inTransaction(ctx, (tx) =>
    upsertCustomers(
      tx,
      ids.map((externalId) => ({ externalId })),
    ),
  );
  expect([...found.values()].every(({ status }) => status === "unchanged")).toBe(true);
  const customer = await readCustomer(ctx, { customerId: found.get("c-7")?.id ?? "" });
  expect(customer).toMatchObject({ name: "name", phone: "phone", segment: "segment" });
});

test("another organisation's customer is not found, nor is one that never was", async () => {
  const ctx = await db.context();
  const [result] = (await record(ctx, one({ externalId: "c" }))).results;
  const theirs = await db.context();
  const request = { customerId: result?.id ?? "" };
  await expect(readCustomer(theirs, request)).rejects.toMatchObject({ code: "not-found" });
  const [second] = (await record(theirs, one({ externalId: "c" }))).results;
  expect(second?.id).not.toBe(result?.id);
});

test("one customer alone is answered with the whole customer, and refused as a whole", async () => {
  const ctx = await db.context();
  const alone = (item: object) => recordCustomers(ctx, OneOrMany.parse(item));
  const added = await alone({ externalId: "c", name: "Ada" });
  expect(added).toMatchObject({ externalId: "c", name: "Ada", clv: null });
  await expect(alone({ externalId: "c", email: 7 })).rejects.toMatchObject({ code: "invalid" });
});
