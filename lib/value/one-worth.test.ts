import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { GrowingEstimates } from "@/lib/value/estimates";
import { keepEstimates, keepFit } from "@/lib/value/estimates.store";
import { customersBehind } from "@/lib/value/ladder/customers-behind";
import { BehindQuestion } from "@/lib/value/ladder/rungs";
import { findPeople } from "@/lib/value/people/find-people";
import { readPerson } from "@/lib/value/people/read-person";
import { PeopleQuery } from "@/lib/value/people/shapes";
import { ValueAnswer, ValueRequest } from "@/lib/value/shapes";
import { testPurchases } from "@/lib/value/test-purchases.store";
import { valuePage } from "@/lib/value/value-page";

const db = testDatabase();
const now = () => new Date("2026-01-05T12:00:00Z");

const costs = { annualRevenue: "1000", grossMargin: "0.4", costToServe: "100" };
const elements = { ...costs, acquisitionCost: "0", acquiredAt: "2025-01-05" };
const kinds = [
  { segment: "imported", clv: "70", ...elements },
  { segment: "estimated", ...elements },
  { segment: "left", clv: "9000", churnedAt: "2025-06-01" },
  { segment: "elements", ...elements },
  { segment: "unknown", ...costs },
];
const withEstimate = 3;
const perKind = 6;

const estimate = 13;

/** Writes down that these were estimated to be worth that, by the model in use or by another one. */
async function estimated(
  ctx: Context,
  ids: readonly string[],
  { month = "2026-01-01", model = "simple" } = {},
): Promise<void> {
  const count = ids.length;
  const growing = new GrowingEstimates(count);
  for (let i = 0; i < count; i++) {
    growing.add(i, {
      ...{ clv: estimate, clvLow: 1, clvHigh: 99 },
      ...{ probabilityAlive: 1, expectedTransactions: 1 },
    });
  }
  const tiers = new Uint8Array(count).fill(1);
  const kept = { month, model, ids, estimates: growing.taken(), tiers };
  await inTransaction(ctx, async (tx) => {
    await keepFit(tx, ValueRequest.parse({ model: "simple", horizonMonths: 12 }), answer);
    await keepEstimates(tx, kept, async () => undefined);
  });
}

const answer = ValueAnswer.parse({
  ...{
    model: "simple",
    parameters: { retention: 0.9 },
    standardErrors: { retention: 0 },
    logLikelihood: null,
    converged: true,
  },
  ...{ problem: null, holdout: null, observedUntil: null, currency: "EUR" },
  customers: { n: 0, meanClv: null, totalClv: null, ciLow: null, ciHigh: null },
  meta: { n: 0, excluded: {}, grain: "customer", dataVersion: "", computedAt: now().toISOString() },
});

/** Six customers of each kind, the first kinds with an estimate; their ids in the order of kinds. */
async function valuedCustomers(ctx: Context): Promise<string[]> {
  const rows = kinds.flatMap((row) => Array.from({ length: perKind }, () => row));
  const ids = await testPurchases(
    ctx,
    rows.map((row) => ({ days: [], amounts: [], row })),
  );
  await estimated(ctx, ids.slice(0, perKind * withEstimate));
  return ids;
}

test("on every page what was imported comes before the model, and that before the elements", async () => {
  const ctx = await db.context(now);
  const ids = await valuedCustomers(ctx);
  const worths = [
    ["imported", 70],
    ["estimated", estimate],
    ["elements", expect.closeTo(300 * (365 / 365.25), 9)],
  ] as const;
  const portfolio = (await valuePage(ctx)).worth.kept?.value;
  expect(portfolio?.valued).toEqual({ imported: perKind, elements: perKind, estimated: perKind });
  const means = portfolio?.bySegment.map(({ key, mean }) => [key, mean]);
  expect(Object.fromEntries(means ?? [])).toEqual(Object.fromEntries(worths));
  const { people } = await findPeople(ctx, PeopleQuery.parse({}));
  const listed = people.map(({ segment, value }) => [segment, value]);
  expect(Object.fromEntries(listed)).toEqual({
    ...Object.fromEntries(worths),
    ...{ left: 9000, unknown: null },
  });
  const silent = { from: "never answered", to: "never answered" };
  const { customers } = await customersBehind(ctx, BehindQuestion.parse(silent));
  const onLadder = customers.map(({ segment, value }) => [segment, value]);
  expect(Object.fromEntries(onLadder)).toMatchObject(Object.fromEntries(worths));
  for (const [source, amount] of worths) {
    const kind = kinds.findIndex(({ segment }) => segment === source);
    const { worth } = await readPerson(ctx, ids[perKind * kind] ?? "");
    expect(worth).toMatchObject({ source, amount });
  }
});

/** What the list, the customer's own page and the portfolio say of one customer with an estimate. */
async function saidOf(row: object, by: { month: string; model?: string }) {
  const ctx = await db.context(now);
  const ids = await testPurchases(ctx, [{ days: [], amounts: [], row }]);
  await estimated(ctx, ids, by);
  const { people } = await findPeople(ctx, PeopleQuery.parse({}));
  const { worth } = await readPerson(ctx, ids[0] ?? "");
  const { valued } = (await valuePage(ctx)).worth.kept?.value ?? {};
  return { listed: people.map(({ value, tier }) => ({ value, tier })), worth, valued };
}

const nobody = { imported: 0, elements: 0, estimated: 0 };

test("an estimate from before holds while its customer is one and its model is in use", async () => {
  const before = { month: "2025-03-01" };
  const held = {
    listed: [{ value: estimate, tier: 1 }],
    worth: { source: "estimated", amount: estimate, estimate: { clvLow: 1, model: "simple" } },
    valued: { ...nobody, estimated: 1 },
  };
  expect(await saidOf(elements, before)).toMatchObject(held);
  expect(await saidOf({ ...elements, churnedAt: "2026-01-06" }, before)).toMatchObject(held);
});

test.each([
  ["left on a day", { churnedAt: "2025-06-01" }, 147],
  ["left on a day, and retained by an old file", { churnedAt: "2025-06-01", retained: true }, 147],
  ["left, nobody knows when", { retained: false }, 365],
])("who %s is worth what the years brought, and no asset", async (_, row, days) => {
  const said = await saidOf({ ...elements, ...row }, { month: "2025-03-01" });
  const amount = expect.closeTo(300 * (days / 365.25), 9);
  expect(said).toEqual({
    ...{ listed: [{ value: amount, tier: null }], worth: { source: "elements", amount } },
    valued: nobody,
  });
});

test("what another model said before this one was fitted holds no more", async () => {
  const by = { month: "2025-12-01", model: "contractual" };
  const amount = expect.closeTo(300 * (365 / 365.25), 9);
  expect(await saidOf(elements, by)).toEqual({
    ...{ listed: [{ value: amount, tier: null }], worth: { source: "elements", amount } },
    valued: { ...nobody, elements: 1 },
  });
  const unknown = { listed: [{ value: null, tier: null }], worth: null, valued: nobody };
  expect(await saidOf(costs, by)).toEqual(unknown);
});

test("the ladder's value of who left is what was expected of them before", async () => {
  const ctx = await db.context(now);
  const row = { ...costs, acquiredAt: "2025-01-05", churnedAt: "2026-01-03" };
  await estimated(ctx, await testPurchases(ctx, [{ days: [], amounts: [], row }]));
  const left = { from: "never answered", to: "left" };
  const { customers } = await customersBehind(ctx, BehindQuestion.parse(left));
  expect(customers.map(({ value }) => value)).toEqual([estimate]);
});
