import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { deeds } from "@/lib/value/deeds/deeds";
import { type Person, testCustomers } from "@/lib/value/test-customers.store";

const db = testDatabase();
// Half a year before is the first of July 2025, the 181st day of that year.
const now = () => new Date("2026-01-01T12:00:00Z");

const asked = { day: "2025-03-01", class: "promoter" } as const;
const promoters: Person[] = Array.from({ length: 10 }, (_, i) => ({
  externalId: `p${i}`,
  kpis: { referrals: i % 2 },
  // Ten before, and for six of them twice ten after.
  days: i < 6 ? [100, 200, 300] : [100],
  said: i < 3 ? [asked, { day: "2025-09-01", class: "detractor", words: "Well." }] : [asked],
}));
const detractors: Person[] = Array.from({ length: 10 }, (_, i) => ({
  externalId: `d${i}`,
  days: [100],
  ...(i === 0 ? { churnedAt: "2025-04-01" } : {}),
  said: [{ day: "2025-03-01", class: "detractor" }],
}));
const few: Person[] = [{ externalId: "x", said: [{ day: "2025-03-01", class: "passive" }] }];

test("what customers of each class did in the half year since", async () => {
  const ctx = await testCustomers(await db.context(now), [...promoters, ...detractors, ...few]);
  const found = (await deeds(ctx)).kept?.value;
  expect(found).toMatchObject({ since: "2025-07-01", withheld: 1 });
  const [first, second] = found?.classes ?? [];
  expect(first).toMatchObject({ class: "promoter", n: 10, products: null });
  expect(first?.repurchase?.value).toBe(0.6);
  expect(first?.feedback?.value).toBe(0.3);
  expect(first?.referrals?.value).toBe(0.5);
  expect(first?.growth?.value).toBeCloseTo(0.2, 12);
  expect(second).toMatchObject({ class: "detractor", n: 9, referrals: null });
  expect([second?.repurchase?.value, second?.growth?.value]).toEqual([0, -1]);
});

test("before anybody has answered there is no class", async () => {
  const found = (await deeds(await db.context(now))).kept?.value;
  expect(found?.classes).toEqual([]);
});
