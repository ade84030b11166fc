import fc from "fast-check";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { recordCustomers } from "@/lib/customers/record-customers";
import { recordPurchases } from "@/lib/customers/record-purchases";
import { testDatabase } from "@/lib/db/test-database";
import { OneOrMany } from "@/lib/ground/batch";
import { isRefusal } from "@/lib/ground/refusal";
import { recordInteractions } from "./record-interactions";
import { recordKpiValues } from "./record-kpi-values";

const db = testDatabase();

const text = fc.oneof(
  fc.constantFrom(
    "c-1",
    "c-2",
    "",
    " ",
    "x".repeat(300),
    "a\0b",
    "\ud800",
    "'; drop table customer; --",
  ),
  fc.constantFrom("2026-01-01", "2026-02-30", "9999-12-31T23:59:59Z", "0000-01-01T00:00:00Z"),
  fc.string({ unit: "binary" }),
);
const number = fc.oneof(
  fc.constantFrom(0, -1, 1e308, 1e15, 0.1, Number.MAX_SAFE_INTEGER),
  fc.double(),
);
const plain = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const keyed = fc.dictionary(fc.constantFrom("hold", "__proto__", "constructor", "a b", ""), plain);
const anything = fc.oneof({ weight: 5, arbitrary: plain }, keyed, fc.jsonValue());

const customer = [
  "externalId",
  "name",
  "email",
  "timezone",
  "acquiredAt",
  "clv",
  "grossMargin",
  "attributes",
  "currency",
  "retained",
  "locale",
];
const fields: Record<string, string[]> = {
  customers: customer,
  interactions: ["externalId", "customer", "occurredAt", "channel", "agent", "kpis"],
  purchases: ["externalId", "customer", "occurredAt", "amount", "quantity", "currency", "product"],
  values: ["kpi", "value", "interaction", "customer", "period", "level", "unit"],
};
const verbs: Record<string, (ctx: Context, given: OneOrMany) => Promise<object>> = {
  customers: recordCustomers,
  interactions: recordInteractions,
  purchases: recordPurchases,
  values: recordKpiValues,
};

test.each(Object.keys(verbs))(
  "whatever is sent as %s, each item is taken or refused",
  async (noun) => {
    const ctx = await db.context();
    const record = verbs[noun];
    const item = fc.record(
      Object.fromEntries((fields[noun] ?? []).map((field) => [field, anything])),
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(item, fc.jsonValue()), { minLength: 1, maxLength: 8 }),
        async (items) => {
          const given = OneOrMany.parse(JSON.parse(JSON.stringify({ items })));
          const answer = await record?.(ctx, given);
          expect(answer).toMatchObject({
            results: items.map(() => expect.objectContaining({ status: expect.any(Number) })),
          });
        },
      ),
      { numRuns: 60 },
    );
  },
);

test("a single item that is refused is a refusal, never another error", async () => {
  const ctx = await db.context();
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.constantFrom("externalId", "name", "kpi", "amount"), anything),
      async (item) => {
        for (const record of Object.values(verbs)) {
          const given = OneOrMany.safeParse(JSON.parse(JSON.stringify(item)));
          if (!given.success) continue;
          await record(ctx, given.data).catch((error: unknown) =>
            expect(isRefusal(error)).toBe(true),
          );
        }
      },
    ),
    { numRuns: 40 },
  );
});
