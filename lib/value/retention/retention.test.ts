import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { retention, retentionOf } from "@/lib/value/retention/retention";
import { type Person, testCustomers } from "@/lib/value/test-customers.store";

const db = testDatabase();
const now = () => new Date("2026-02-15T12:00:00Z");

/** Answered on the first of March 2025; of each ten so many left on the first of a month. */
function people(answered: "promoter" | "detractor", leaving: readonly string[]): Person[] {
  return Array.from({ length: 10 }, (_, i) => ({
    externalId: `${answered} ${i}`,
    ...(leaving[i] === undefined ? {} : { churnedAt: leaving[i] }),
    said: [
      { day: "2025-03-01", class: answered },
      // What they say later does not move them to another curve.
      { day: "2025-03-20", class: "passive" },
    ],
  }));
}

test("who answered what stays how long, and whether that is chance", async () => {
  const ctx = await testCustomers(await db.context(now), [
    ...people("promoter", ["2025-12-01"]),
    ...people("detractor", [
      "2025-04-05",
      "2025-05-06",
      "2025-06-07",
      "2025-07-08",
      "2025-07-09",
      "2025-08-10",
    ]),
    {
      externalId: "answered after leaving",
      churnedAt: "2025-01-01",
      said: [{ day: "2025-03-01", class: "promoter" }],
    },
    { externalId: "never answered", churnedAt: "2025-06-01" },
  ]);
  const { kept } = await retention(ctx);
  const found = kept?.value;
  expect(found?.curves.map(({ class: name, n, left }) => [name, n, left])).toEqual([
    ["promoter", 10, 1],
    ["detractor", 10, 6],
  ]);
  const share = (k: number, months: number) =>
    found?.curves[k]?.points.find((point) => point.months === months)?.share;
  expect([share(0, 6), share(1, 6)]).toEqual([1, expect.closeTo(0.4, 12)]);
  expect(found?.curves[0]?.points.at(-1)?.months).toBe(11);
  expect(found?.p).toBeLessThan(0.05);
});

test("small classes are withheld, and where nobody left there is no curve", () => {
  const stayed = { class: "promoter", days: 90, left: 0, n: 20 } as const;
  const gone = { class: "detractor", days: 30, left: 1, n: 4 } as const;
  expect(retentionOf([stayed, gone], 5)).toBeNull();
  expect(retentionOf([], 5)).toBeNull();
  const one = retentionOf([stayed, gone, { ...stayed, left: 1, days: 10 }], 5);
  expect(one).toMatchObject({ withheld: 1, p: null, curves: [{ n: 40, left: 20 }] });
});
