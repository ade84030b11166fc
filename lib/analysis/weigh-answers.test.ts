import { expect, test } from "vitest";
import { weightOf } from "@/lib/analysis/answer-weights";
import { sumScores } from "@/lib/analysis/customer-sums.store";
import { readSettings } from "@/lib/analysis/settings.store";
import { testRows } from "@/lib/analysis/test-rows.store";
import { whenThere } from "@/lib/analysis/test-when-there";
import { weighAnswers } from "@/lib/analysis/weigh-answers";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";

const db = testDatabase();
const teams = ["North", "South", "West"];
const byTeam = { metric: "nps", by: "interaction.team", filter: {} } as const;

/** Forty customers who call several teams, unequally often, and mostly say the same. */
async function callers(times: (k: number) => number) {
  const ctx = await db.context(() => new Date("2026-06-01T12:00:00Z"));
  const rows = testRows(ctx);
  const customers = await rows.customers(Array.from({ length: 40 }, () => ({})));
  const calls = customers.flatMap((customerId, k) =>
    Array.from({ length: times(k) }, (_, j) => ({
      customerId,
      team: teams[(k + (j % 2)) % 3],
      nps: j === 3 ? 8 : k % 3 ? 10 : 2,
    })),
  );
  const ids = await rows.interactions(calls.map(({ customerId, team }) => ({ customerId, team })));
  await rows.responses(
    await rows.survey(),
    calls.map(({ customerId, nps }, j) => ({ customerId, nps, interactionId: ids[j] })),
  );
  return ctx;
}

test("who answers once counts one, in each group and in the others", async () => {
  const ctx = await callers(() => 1);
  const ask = () => weighAnswers(ctx, byTeam);
  const { all, groups } = await whenThere(ask);
  expect(all).toBeCloseTo(1, 9);
  expect(groups).toHaveLength(3);
  for (const { own, others } of groups)
    expect([own, others]).toEqual([1, 1].map((n) => expect.closeTo(n, 9)));
});

test("of each group and of all its others, an answer counts what it does in that selection alone", async () => {
  const ctx = await callers((k) => 1 + (k % 6));
  const ask = () => weighAnswers(ctx, byTeam);
  const { all, groups } = await whenThere(ask);
  const settings = await inTransaction(ctx, readSettings);
  const alone = async (names: string[]) =>
    weightOf(
      await inTransaction(ctx, (tx) =>
        sumScores(tx, "nps", { filter: { teams: names }, settings }),
      ),
    );
  expect(all).toBeCloseTo(await alone(teams), 9);
  expect(all).toBeLessThan(0.6);
  for (const { key, own, others } of groups) {
    expect(own).toBeCloseTo(await alone([key]), 9);
    expect(others).toBeCloseTo(await alone(teams.filter((name) => name !== key)), 9);
  }
});

test("fifths of a measurement are weighed one by one, the lowest first", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }]);
  // Of the lowest fifth each answer is another customer's; of the highest all are of two.
  const calls = Array.from({ length: 100 }, (_, k) => ({ fifth: Math.floor(k / 20), k }));
  const customers = await rows.customers(calls.map(() => ({})));
  const whose = calls.map(({ fifth, k }) => customers[fifth < 4 ? k : k % 2 ? 99 : 98]);
  const measured = calls.map(({ k }) => ({ customerId: whose[k], kpis: { hold: k } }));
  // What one customer says of calls that nobody measured is of no fifth.
  const others = Array.from({ length: 40 }, () => ({ customerId: customers[0], kpis: {} }));
  const answered = [...measured, ...others];
  const ids = await rows.interactions(answered);
  await rows.responses(
    await rows.survey(),
    answered.map(({ customerId }, k) => ({
      ...{ customerId, interactionId: ids[k] },
      nps: k < 100 && k % 2 ? 10 : 2,
    })),
  );
  const { all, groups } = await whenThere(() =>
    weighAnswers(ctx, { metric: "nps", by: "kpi.hold", filter: {} }),
  );
  const own = new Map(groups.map((group) => [group.key, group.own]));
  expect([...own.keys()].sort()).toEqual(["1", "2", "3", "4", "5"]);
  for (const fifth of ["1", "2", "3", "4"]) expect(own.get(fifth)).toBeCloseTo(1, 9);
  expect(own.get("5")).toBeLessThan(0.2);
  expect(all).toBeLessThan(0.6);
  // In all fifths but the last, the others have the two customers who answer again and again.
  expect(groups.find(({ key }) => key === "5")?.others).toBeCloseTo(1, 9);
  expect(groups.find(({ key }) => key === "1")?.others).toBeLessThan(0.6);
});

test("another organisation's answers weigh nothing here", async () => {
  await callers(() => 2);
  const other = await db.context();
  const ask = () => weighAnswers(other, { metric: "nps", filter: {} });
  expect(await whenThere(ask)).toEqual({ all: 1, groups: [] });
});
