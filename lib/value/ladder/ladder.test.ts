import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { bridgeOf } from "@/lib/value/ladder/bridge";
import { customersBehind } from "@/lib/value/ladder/customers-behind";
import { migration } from "@/lib/value/ladder/migration";
import { BehindQuestion } from "@/lib/value/ladder/rungs";
import { type Person, testCustomers } from "@/lib/value/test-customers.store";

const db = testDatabase();
const now = () => new Date("2026-02-15T12:00:00Z");

const before = "2025-11-01";
const within = "2026-01-20";
const people: Person[] = [
  {
    externalId: "saved",
    clv: "100",
    said: [
      { day: before, class: "detractor" },
      { day: within, class: "passive" },
    ],
  },
  {
    externalId: "slipped",
    clv: "200",
    said: [
      { day: before, class: "passive" },
      { day: within, class: "detractor" },
    ],
  },
  {
    externalId: "added",
    clv: "300",
    acquiredAt: "2026-01-10",
    said: [{ day: within, class: "promoter" }],
  },
  {
    externalId: "lost",
    clv: "400",
    acquiredAt: "2020-01-01",
    churnedAt: within,
    said: [{ day: before, class: "promoter" }],
  },
  {
    externalId: "warned",
    clv: "50",
    churnedAt: within,
    said: [{ day: before, class: "detractor" }],
  },
  { externalId: "gone", clv: "999", churnedAt: "2025-03-01" },
  { externalId: "silent" },
  { externalId: "buyer", clv: "10", days: [1, 40, 80], said: [{ day: before, class: "passive" }] },
  {
    externalId: "stayed a year",
    clv: "20",
    acquiredAt: "2025-02-01",
    said: [{ day: before, class: "promoter" }],
  },
  { externalId: "referring", kpis: { referrals: 1 }, said: [{ day: before, class: "promoter" }] },
  { externalId: "talking", said: [{ day: before, class: "promoter", words: "so kind" }] },
  { externalId: "long ago", said: [{ day: "2025-01-10", class: "promoter", words: "so kind" }] },
  {
    externalId: "grumbling",
    kpis: { referrals: 3 },
    said: [{ day: before, class: "passive", words: "meh" }],
  },
];

async function moves(ctx: Context) {
  const { soFar } = await migration(ctx, undefined);
  return soFar.kept?.value.cells ?? [];
}

test("each customer stands on the rung that their last answer and their deeds give them", async () => {
  const ctx = await testCustomers(await db.context(now), people);
  const cells = await moves(ctx);
  const found: Record<string, string> = {};
  for (const { from, to } of cells) {
    const { customers } = await customersBehind(ctx, BehindQuestion.parse({ from, to }));
    for (const { externalId } of customers) found[externalId ?? ""] = `${from} → ${to}`;
  }
  expect(found).toEqual({
    saved: "at risk → satisfied",
    slipped: "satisfied → at risk",
    added: "new → satisfied",
    lost: "loyal → left",
    warned: "at risk → left",
    silent: "never answered → never answered",
    buyer: "loyal → loyal",
    "stayed a year": "satisfied → loyal",
    referring: "advocate → advocate",
    talking: "advocate → advocate",
    "long ago": "advocate → satisfied",
    grumbling: "satisfied → satisfied",
  });
});

test("the bridge adds up, with what is at risk beside it", async () => {
  const { parts, atRisk } = bridgeOf(
    await moves(await testCustomers(await db.context(now), people)),
  );
  expect(Object.values(parts).map(({ value }) => value)).toEqual([630, 300, 100, -200, -400, 430]);
  expect(atRisk).toEqual({
    opening: { value: 150, n: 2 },
    closing: { value: 200, n: 1 },
    lost: { value: 50, n: 1 },
  });
});

test("an earlier quarter ends as it ended", async () => {
  const ctx = await testCustomers(await db.context(now), people);
  const { shown, soFar } = await migration(ctx, "2025-Q4");
  expect(shown).toMatchObject({ key: "2025-Q4", from: "2025-10-01", to: "2025-12-31" });
  const moved = soFar.kept?.value.cells.find(({ to }) => to === "at risk");
  expect(moved).toEqual({ from: "never answered", to: "at risk", n: 2, valued: 2, value: 150 });
});

test("the list behind a cell is paged in the order of value, those without one last", async () => {
  const ctx = await testCustomers(
    await db.context(now),
    Array.from({ length: 60 }, (_, i) => ({
      externalId: `c${i}`,
      ...(i < 55 ? { clv: String(Math.floor(i / 2)) } : {}),
    })),
  );
  const cell = { from: "never answered", to: "never answered" } as const;
  const first = await customersBehind(ctx, cell);
  const second = await customersBehind(ctx, { ...cell, cursor: first.nextCursor ?? "" });
  const all = [...first.customers, ...second.customers];
  expect(new Set(all.map(({ id }) => id)).size).toBe(60);
  expect(all.map(({ value }) => value)).toEqual(
    all.map(({ value }) => value).sort((a, b) => (b ?? -1) - (a ?? -1)),
  );
  expect(all.at(-1)?.value).toBeNull();
  expect(second.nextCursor).toBeNull();
});
