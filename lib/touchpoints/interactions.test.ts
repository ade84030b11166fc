import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { BatchAnswer, OneOrMany } from "@/lib/ground/batch";
import { readKpis } from "@/lib/kpis/read";
import { readInteraction } from "./read-interaction";
import { recordInteractions } from "./record-interactions";

const db = testDatabase();
const record = async (ctx: Context, given: OneOrMany) =>
  BatchAnswer.parse(await recordInteractions(ctx, given));
const many = (...items: unknown[]) => OneOrMany.parse({ items });
const read = (ctx: Context, interactionId = "") => readInteraction(ctx, { interactionId });

async function toldTo(ctx: Context): Promise<string[]> {
  const told = await inTransaction(ctx, (tx) =>
    tx.db.execute<{ id: string }>(
      `select jsonb_array_elements_text(data -> 'ids') as id from pgboss.job
       where name = 'facts' and data ->> 'organizationId' = '${ctx.organizationId}'`,
    ),
  );
  return told.map(({ id }) => id);
}

test("an interaction lands with its customer, its KPIs and the fact that it happened", async () => {
  const ctx = await db.context();
  const call = {
    externalId: "call-1",
    customer: { externalId: "c-1", email: "ada@example.org" },
    occurredAt: "2026-01-02T09:12:00+01:00",
    channel: "phone",
    touchpoint: "billing",
    agent: "Diane",
    team: "North",
    kpis: { hold: 30, resolved: { value: 1, direction: "higher", label: "Resolved" } },
  };
  const { results } = await record(ctx, many(call));
  expect(results[0]?.status).toBe(201);
  expect(await read(ctx, results[0]?.id)).toMatchObject({
    externalId: "call-1",
    customer: { externalId: "c-1" },
    occurredAt: "2026-01-02T08:12:00.000Z",
    channel: "phone",
    kpis: { hold: 30, resolved: 1 },
    source: "api",
    surveyable: true,
    decision: null,
  });
  expect(await readKpis(ctx)).toMatchObject([
    { key: "hold", level: "operational", direction: "neutral" },
    { key: "resolved", label: "Resolved", direction: "higher" },
  ]);
  expect(await toldTo(ctx)).toEqual([results[0]?.id]);
});

test("what was cut loose from an erased customer stays loose when it is sent again", async () => {
  const ctx = await db.context();
  const call = { externalId: "call-1", customer: "c-1", channel: "phone" };
  const id = (await record(ctx, many(call))).results[0]?.id;
  const customerId = (await read(ctx, id)).customer?.id ?? "";
  await eraseCustomer(ctx, { customerId });
  await record(ctx, many(call, { ...call, externalId: "call-2" }));
  expect((await read(ctx, id)).customer).toBeNull();
});

test("a known interaction is told more about, and is not news again", async () => {
  const ctx = await db.context();
  const first = { externalId: "i", customer: "c", agent: "A", kpis: { hold: 1, talk: 2 } };
  const [added] = (await record(ctx, many(first))).results;
  const { results } = await record(
    ctx,
    many({ externalId: "i", agent: null, kpis: { hold: 5, talk: null } }),
  );
  expect(results).toEqual([{ status: 200, id: added?.id }]);
  const known = await read(ctx, added?.id);
  expect(known).toMatchObject({ agent: null, kpis: { hold: 5 }, customer: { externalId: "c" } });
  expect(await toldTo(ctx)).toEqual([added?.id]);
});

test("without an external id every interaction is one of its own", async () => {
  const ctx = await db.context();
  const { results } = await record(ctx, many({ customer: "c" }, { customer: "c" }));
  expect(new Set(results.map(({ id }) => id)).size).toBe(2);
});

test("one interaction twice in a batch is one interaction", async () => {
  const ctx = await db.context();
  const { results } = await record(
    ctx,
    many({ externalId: "i", agent: "A", team: "T" }, { externalId: "i", agent: "B" }),
  );
  expect(results[0]).toEqual(results[1]);
  expect(await read(ctx, results[0]?.id)).toMatchObject({ agent: "B", team: "T" });
});

test("one bad item does not sink the rest", async () => {
  const ctx = await db.context();
  const { results } = await record(
    ctx,
    many(
      { externalId: "good" },
      { externalId: "when", occurredAt: "yesterday" },
      { externalId: "kpi", kpis: { hold: "long" } },
      { externalId: "key", kpis: { "no spaces": 1 } },
      { externalId: "nul", agent: "a\0b" },
      { externalId: 7 },
      { externalId: "who", customer: { name: "nobody" } },
    ),
  );
  expect(results.map(({ status }) => status)).toEqual([201, 422, 422, 422, 422, 422, 422]);
});

test("the same batch sent twice at once lands once", async () => {
  const ctx = await db.context();
  const items = Array.from({ length: 40 }, (_, i) => ({
    externalId: `i-${i}`,
    customer: `c-${i}`,
  }));
  const both = await Promise.all([
    record(ctx, many(...items)),
    record(ctx, many(...items.toReversed())),
  ]);
  const ids = both.map(({ results }) => results.map(({ id }) => id));
  expect(ids[0]).toEqual(ids[1]?.toReversed());
  expect((await toldTo(ctx)).length).toBe(40);
});

test("another organisation's interaction is not found", async () => {
  const ctx = await db.context();
  const { results } = await record(ctx, many({ externalId: "i" }));
  const theirs = await db.context();
  await expect(read(theirs, results[0]?.id)).rejects.toMatchObject({ code: "not-found" });
});

test("one interaction alone is answered with the whole interaction", async () => {
  const ctx = await db.context();
  const said = OneOrMany.parse({ externalId: "i", customer: "c", kpis: { hold: 1 } });
  const recorded = await recordInteractions(ctx, said);
  expect(recorded).toMatchObject({ externalId: "i", kpis: { hold: 1 }, decision: null });
});
