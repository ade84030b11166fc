import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { GrowingEstimates } from "@/lib/value/estimates";
import { keepEstimates } from "@/lib/value/estimates.store";
import { customersBehind } from "@/lib/value/ladder/customers-behind";
import { BehindQuestion } from "@/lib/value/ladder/rungs";
import { findPeople } from "@/lib/value/people/find-people";
import { readPerson } from "@/lib/value/people/read-person";
import { PeopleQuery } from "@/lib/value/people/shapes";
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

/** Six customers of each kind, the first kinds with an estimate; their ids in the order of kinds. */
async function valuedCustomers(ctx: Context): Promise<string[]> {
  const rows = kinds.flatMap((row) => Array.from({ length: perKind }, () => row));
  const ids = await testPurchases(
    ctx,
    rows.map((row) => ({ days: [], amounts: [], row })),
  );
  const count = perKind * withEstimate;
  const growing = new GrowingEstimates(count);
  for (let i = 0; i < count; i++) {
    growing.add(i, {
      ...{ clv: estimate, clvLow: 1, clvHigh: 99 },
      ...{ probabilityAlive: 1, expectedTransactions: 1 },
    });
  }
  const tiers = new Uint8Array(count).fill(1);
  const kept = { month: "2026-01-01", model: "simple", ids, estimates: growing.taken(), tiers };
  await inTransaction(ctx, (tx) => keepEstimates(tx, kept, async () => undefined));
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
    expect(worth).toEqual({ source, amount });
  }
});
