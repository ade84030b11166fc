import { and, eq, isNotNull, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import type { CellRules } from "@/lib/analysis/correlation-cells";
import { framedCorrelations } from "@/lib/analysis/correlations";
import { entriesOf, readCatalogue } from "@/lib/analysis/read-catalogue";
import { rolledCorrelations } from "@/lib/analysis/rollups/rolled-correlations";
import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import { scores } from "@/lib/analysis/scores";
import { type AnalysisFilter, ScoresRequest } from "@/lib/analysis/shapes";
import { testRows } from "@/lib/analysis/test-rows.store";
import { changeCount, dirtyLog, rollup } from "@/lib/db/tables/analysis";
import { organization } from "@/lib/db/tables/organization";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";
import { seededRandom } from "@/lib/stats/random";

const db = testDatabase();
const now = () => new Date("2026-03-10T12:00:00Z");
const fewest = 10;
const teams = ["North", "South", null];
const segments = ["gold", "blue"];

/** Four days of 140 contacts; two thirds are answered about, some of them twice, some of nobody. */
async function contacts(seed: number, days = [1, 2, 3, 4]) {
  const rows = testRows(ctx);
  const random = seededRandom(seed);
  const whole = (below: number) => Math.floor(random.next() * below);
  const asked = [await rows.survey(), await rows.survey()];
  const people = await rows.customers(segments.map((segment) => ({ segment })));
  const at = (day: number) => new Date(Date.UTC(2026, 2, day, whole(24), whole(60)));
  const calls = days.flatMap((day) =>
    Array.from({ length: 140 }, () => ({
      occurredAt: at(day),
      team: teams[whole(3)] ?? null,
      channel: whole(2) ? "phone" : "web",
      ...(whole(4) ? { customerId: people[whole(2)] ?? null } : {}),
      kpis: {
        ...(whole(5) ? { hold: 1e5 + 40 * random.next() } : {}),
        transfers: whole(4),
      },
    })),
  );
  const ids = await rows.interactions(calls);
  const answer = (i: number) => ({
    interactionId: ids[i] ?? null,
    customerId: calls[i]?.customerId ?? null,
    answeredAt: at(days[whole(days.length)] ?? 1),
    nps: whole(9) ? whole(11) : null,
    csat: whole(2) ? 1 + whole(5) : null,
    answers: { care: 1 + whole(5), ...(whole(3) ? { speed: 1 + whole(7) } : {}) },
  });
  const [first = "", second = ""] = asked;
  await rows.responses(
    first,
    ids.flatMap((_, i) => (whole(3) ? [answer(i)] : [])),
  );
  await rows.responses(
    second,
    ids.flatMap((_, i) => (whole(30) ? [] : [answer(i)])),
  );
  return asked;
}

// One world for all tests, which are told in the order in which it grows older.
let ctx: Context;
let surveys: string[];
beforeAll(async () => {
  ctx = await db.context(now);
  await testRows(ctx).kpis([{ key: "hold" }, { key: "transfers" }]);
  surveys = await contacts(1);
  await settleChanges(ctx, { fewest });
});

/** More contacts on the third day, which alone is noted. */
async function thirdDayChanges(): Promise<void> {
  await contacts(2, [3]);
  const others = sql`day is null or day <> '2026-03-03'`;
  await inTransaction(ctx, (tx) => tx.db.delete(dirtyLog).where(others));
}

const linear: CellRules = { method: "pearson", atLeast: "interaction", minimum: 5 };
const everything = ["kpi.hold", "kpi.transfers", "nps", "csat", "answer.care", "answer.speed"];
const ranked: CellRules = { ...linear, method: "spearman" };
const scales = ["nps", "csat", "answer.care", "answer.speed"];

async function bothWays(
  keys: string[],
  { filter, rules }: { filter: AnalysisFilter; rules: CellRules },
) {
  const catalogue = await readCatalogue(ctx);
  const entries = entriesOf(catalogue, keys, "variables").map((entry) => ({
    ...entry,
    variable: {
      ...entry.variable,
      kind: rules === ranked ? "ordinal" : entry.variable.kind,
    } as const,
  }));
  const request = { filter, settings: catalogue.settings };
  const rolled = await rolledCorrelations(ctx, entries, request, rules);
  const framed = await framedCorrelations(ctx, entries, request, rules);
  return { rolled, framed };
}

async function expectTheSame(keys: string[], asked: { filter: AnalysisFilter; rules: CellRules }) {
  const { rolled, framed } = await bothWays(keys, asked);
  if (!rolled) throw new Error(`not from rollups: ${JSON.stringify(asked.filter)}`);
  expect(rolled.rows).toEqual(framed.rows);
  expect(rolled.cells).toHaveLength(framed.cells.length);
  rolled.cells.forEach((cell, i) => {
    const raw = framed.cells[i];
    if (!raw) throw new Error("as many cells");
    const { r, p, q, ciLow, ciHigh, ...rest } = cell;
    expect(raw).toMatchObject(rest);
    for (const name of ["r", "p", "q", "ciLow", "ciHigh"] as const) {
      if (raw[name] === null) expect(cell[name]).toBeNull();
      else expect(Math.abs((cell[name] ?? Number.NaN) - raw[name])).toBeLessThan(1e-9);
    }
  });
}

const filters = (): AnalysisFilter[] => [
  {},
  { surveys: surveys.slice(0, 1) },
  { from: "2026-03-02", to: "2026-03-04" },
  { from: "2026-03-01T12:00:00Z", to: "2026-03-04T18:00:00Z" },
  { teams: ["North"] },
  { teams: ["North", "South", "Nobody"] },
  { channels: ["phone"] },
  { segments: ["gold"], from: "2026-03-02" },
];

test("correlations read from rollups are those of the rows, whatever the filter", async () => {
  for (const filter of filters()) {
    await expectTheSame(everything, { filter, rules: linear });
  }
  // A team's day is too small for every two of its scales to be counted.
  for (const filter of filters().slice(0, 4)) {
    await expectTheSame(scales, { filter, rules: ranked });
  }
});

test("days that have changed since are read from their rows, and nothing is a minute old", async () => {
  await thirdDayChanges();
  for (const filter of filters().slice(3, 6)) {
    await expectTheSame(everything, { filter, rules: linear });
  }
  await expectTheSame(scales, { filter: {}, rules: ranked });
});

test("what figures do not say is left to the rows", async () => {
  const from = async (keys: string[], filter: AnalysisFilter, rules: CellRules) =>
    (await bothWays(keys, { filter, rules })).rolled;
  expect(await from(everything, { teams: ["North"], channels: ["web"] }, linear)).toBeUndefined();
  expect(await from(everything, {}, { ...linear, method: "kendall" })).toBeUndefined();
  expect(await from(everything, {}, { ...linear, method: "spearman" })).toBeUndefined();
  expect(await from(everything, {}, { ...linear, atLeast: "customer" })).toBeUndefined();
  expect(await from(everything, { from: "2027-01-01" }, linear)).toBeUndefined();
});

async function expectTheSameScores() {
  const ways = ["all", "day", "week", "month", "interaction.team", "customer.segment"] as const;
  const narrow = filters();
  const asked = ways.flatMap((by, i) =>
    [{}, narrow[2 + (i % 3)], narrow[5 + (i % 3)]].map((filter) =>
      ScoresRequest.parse({
        metric: i % 2 ? "csat" : "nps",
        filter,
        ...(by === "all" ? {} : { by }),
      }),
    ),
  );
  const answer = async () => {
    const all = [];
    for (const one of asked) all.push(await scores(ctx, one));
    return all.map(({ groups, meta: { n, excluded } }) => ({ groups, n, excluded }));
  };
  const rolled = await answer();
  const counting = await inTransaction(ctx, (tx) => tx.db.delete(changeCount).returning());
  expect(rolled).toEqual(await answer());
  await inTransaction(ctx, (tx) => tx.db.insert(changeCount).values(counting));
}

test("scores counted from rollups are those of the rows, in any time zone", async () => {
  await expectTheSameScores();
  await ctx.database.orm
    .update(organization)
    .set({ timeZone: "Pacific/Auckland" })
    .where(eq(organization.id, ctx.organizationId));
  await expectTheSameScores();
});

test("figures are what is read: with other figures the answer is another", async () => {
  const ours = eq(rollup.organizationId, ctx.organizationId);
  await inTransaction(ctx, (tx) =>
    tx.db
      .update(rollup)
      .set({ moments: [40, 2, 0, 1, 3, 3, 10, 9, 10], tables: [0] })
      .where(and(ours, isNotNull(rollup.moments))),
  );
  const { rolled, framed } = await bothWays(everything, { filter: {}, rules: linear });
  expect(rolled?.cells[0]?.r).not.toBe(framed.cells[0]?.r);
});
