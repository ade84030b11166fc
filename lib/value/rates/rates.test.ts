import fc from "fast-check";
import { expect, test } from "vitest";
import { readAudit } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { testMember } from "@/lib/access/test-people";
import { dataVersion } from "@/lib/analysis/data-version";
import { organization } from "@/lib/db/tables/organization";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { BatchAnswer, OneOrMany } from "@/lib/ground/batch";
import { readHistories, readValueSettings } from "@/lib/value/histories.store";
import { missingRates, readRates } from "@/lib/value/rates/read-rates";
import { removeRate } from "@/lib/value/rates/remove-rate";
import { setRates } from "@/lib/value/rates/set-rates";
import { ListRates } from "@/lib/value/rates/shapes";
import { readRelationships } from "@/lib/value/relationships.store";
import { testPurchases } from "@/lib/value/test-purchases.store";
import { valuePage } from "@/lib/value/value-page";

const db = testDatabase();
const now = () => new Date("2026-01-05T12:00:00Z");

const set = async (ctx: Context, ...items: unknown[]) =>
  BatchAnswer.parse(await setRates(ctx, OneOrMany.parse({ items }))).results;

const usd = (validFrom: string, rate: number) => ({ currency: "USD", validFrom, rate });

const listed = async (ctx: Context) => (await readRates(ctx, ListRates.parse({}))).data;

const lacking = async (ctx: Context) => (await missingRates(ctx)).kept?.value;

const histories = (ctx: Context) =>
  inTransaction(ctx, async (tx) => readHistories(tx, await readValueSettings(tx), undefined));

const relationships = (ctx: Context) =>
  inTransaction(ctx, async (tx) => readRelationships(tx, await readValueSettings(tx)));

/** Two customers who bought the same in euros and in dollars. */
async function twins(ctx: Context) {
  const bought = { days: [3, 10, 40], amounts: [5, 20, 30] };
  await testPurchases(ctx, [bought, { ...bought, currency: "USD" }]);
}

test("a rate is kept by currency and day, said anew and taken away, and all of it is in the audit log", async () => {
  const ctx = await db.context(now);
  const { as } = await testMember(ctx, "administrator");
  const before = await dataVersion(ctx);
  const [first] = await set(as, usd("2025-01-01", 0.9));
  expect(first?.status).toBe(201);
  expect(await dataVersion(ctx)).not.toBe(before);
  const again = await set(as, usd("2025-01-01", 0.95), usd("2025-06-01", 0.85));
  expect(again).toMatchObject([{ status: 200, id: first?.id }, { status: 201 }]);
  expect(await listed(as)).toMatchObject([
    { ...usd("2025-06-01", 0.85), ownCurrency: "EUR" },
    { ...usd("2025-01-01", 0.95), id: first?.id },
  ]);
  const version = await dataVersion(ctx);
  await removeRate(as, { rateId: first?.id ?? "" });
  expect(await dataVersion(ctx)).not.toBe(version);
  await expect(removeRate(as, { rateId: first?.id ?? "" })).rejects.toMatchObject({
    code: "not-found",
  });
  const { entries } = await readAudit(as, {});
  expect(entries.map(({ act }) => act)).toEqual([
    "exchange-rate.removed",
    "exchange-rates.set",
    "exchange-rates.set",
  ]);
});

test("one rate answers with itself; the last word on a day holds; the own currency needs none", async () => {
  const ctx = await db.context(now);
  const one = await setRates(ctx, OneOrMany.parse(usd("2025-01-01", 0.9)));
  expect(one).toMatchObject({ ...usd("2025-01-01", 0.9), id: expect.any(String) });
  await set(ctx, usd("2025-02-01", 0.5), usd("2025-02-01", 0.6));
  expect((await listed(ctx)).map(({ rate }) => rate)).toEqual([0.6, 0.9]);
  const refused = await set(
    ctx,
    { currency: "EUR", validFrom: "2025-01-01", rate: 1 },
    usd("2025-01-01", 0),
    { currency: "dollar", validFrom: "2025-01-01", rate: 1 },
  );
  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422]);
  const { as } = await testMember(ctx, "manager");
  await expect(set(as, usd("2025-01-01", 1))).rejects.toMatchObject({ code: "forbidden" });
});

test("the list goes on where a page ended, and shows no other organisation's rates", async () => {
  const [ctx, other] = [await db.context(now), await db.context(now)];
  const chf = (validFrom: string) => ({ currency: "CHF", validFrom, rate: 1.1 });
  await set(ctx, usd("2025-01-01", 0.9), usd("2025-02-01", 0.8), chf("2025-01-01"));
  const first = await readRates(ctx, ListRates.parse({ limit: 2 }));
  const cursor = first.nextCursor ?? undefined;
  const second = await readRates(ctx, ListRates.parse({ limit: 2, cursor }));
  const keys = [...first.data, ...second.data].map((rate) => `${rate.currency} ${rate.validFrom}`);
  expect(keys).toEqual(["CHF 2025-01-01", "USD 2025-02-01", "USD 2025-01-01"]);
  expect(second.nextCursor).toBeNull();
  expect(await listed(other)).toEqual([]);
});

test("what is bought in another currency counts at one to one as what is bought in the own", async () => {
  const ctx = await db.context(now);
  await twins(ctx);
  expect(await histories(ctx)).toMatchObject({ value: [25], withoutRate: 3 });
  await set(ctx, usd("2025-01-01", 1));
  expect(await histories(ctx)).toMatchObject({ x: [2, 2], value: [25, 25], withoutRate: 0 });
});

test("the scale of the rate is the scale of the value", async () => {
  const ctx = await db.context(now);
  await twins(ctx);
  const rates = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  await fc.assert(
    fc.asyncProperty(rates, async (rate) => {
      await set(ctx, usd("2025-01-01", rate));
      const { value } = await histories(ctx);
      const [low = 0, high = 0] = [...value].sort((a, b) => a - b);
      const [less, more] = [25, 25 * rate].sort((a, b) => a - b);
      expect(low / (less ?? 0)).toBeCloseTo(1, 10);
      expect(high / (more ?? 0)).toBeCloseTo(1, 10);
    }),
    { numRuns: 15 },
  );
});

test("a day is converted by the rate that held then; before the first there is none, and it is told", async () => {
  const ctx = await db.context(now);
  await testPurchases(ctx, [{ days: [3, 10, 40, 41], amounts: [5, 20, 30, 40], currency: "USD" }]);
  expect(await lacking(ctx)).toEqual([{ currency: "USD", amounts: 4, since: "2025-01-04" }]);
  await set(ctx, usd("2025-01-10", 2), usd("2025-02-11", 3));
  // Days 10, 40 and 41 are left: the first buys, the others repeat it, by 2 and by 3.
  expect(await histories(ctx)).toMatchObject({ value: [(30 * 2 + 40 * 3) / 2], withoutRate: 1 });
  expect(await lacking(ctx)).toEqual([{ currency: "USD", amounts: 1, since: "2025-01-04" }]);
});

test("what is said of a customer is converted by today's rate, the cost of winning by the first day's", async () => {
  const ctx = await db.context(now);
  const row = {
    ...{ acquiredAt: "2024-03-01", currency: "USD", clv: "700" },
    ...{ annualRevenue: "1000", grossMargin: "0.4", costToServe: "100", acquisitionCost: "50" },
  };
  const people = Array.from({ length: 5 }, () => ({ days: [], amounts: [], row }));
  await testPurchases(ctx, people);
  expect((await relationships(ctx)).annualMargin).toEqual([null, null, null, null, null]);
  expect(await lacking(ctx)).toEqual([{ currency: "USD", amounts: 5, since: "2024-03-01" }]);
  expect((await valuePage(ctx)).worth.kept?.value.byClass).toEqual([]);
  await set(ctx, usd("2024-01-01", 0.5), usd("2025-01-01", 2), usd("2026-02-01", 9));
  const { annualMargin, acquisitionCost } = await relationships(ctx);
  expect([annualMargin[0], acquisitionCost[0]]).toEqual([600, 25]);
  expect(await lacking(ctx)).toEqual([]);
  expect((await valuePage(ctx)).worth.kept?.value.byClass).toMatchObject([{ n: 5, total: 7000 }]);
});

test("an organisation that changes its currency has no rates into the new one", async () => {
  const ctx = await db.context(now);
  await twins(ctx);
  await set(ctx, usd("2025-01-01", 1));
  await inTransaction(ctx, (tx) => tx.db.update(organization).set({ currency: "CHF" }));
  expect(await listed(ctx)).toEqual([]);
  const missing = await lacking(ctx);
  expect(missing?.map(({ currency }) => currency)).toEqual(["EUR", "USD"]);
});
