import { expect, test } from "vitest";
import { scoreSplit } from "@/lib/analysis/score-split";
import type { ScoreGroup } from "@/lib/analysis/shapes";
import { splitRows, standOutOf } from "@/lib/analysis/split-rows";
import { testRows } from "@/lib/analysis/test-rows.store";
import { whenThere } from "@/lib/analysis/test-when-there";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();

function group(key: string, promoters: number, detractors: number, n: number): ScoreGroup {
  const value = (100 * (promoters - detractors)) / n;
  const passives = n - promoters - detractors;
  return { key, n, value, ciLow: value - 5, ciHigh: value + 5, promoters, passives, detractors };
}

const many = Array.from({ length: 12 }, (_, k) => group(`Agent ${k}`, 90 + (k % 3), 40, 200));

test("a tiny group at the top by chance is drawn to the middle, a large low one leads the list", () => {
  const rows = splitRows(
    "nps",
    [...many, group("Lucky", 6, 0, 6), group("Low", 40, 120, 200)],
    true,
  );
  expect(rows[0]?.group.key).toBe("Low");
  expect(rows[0]?.sure).toBe(true);
  const lucky = rows.find(({ group: { key } }) => key === "Lucky");
  expect(lucky?.group.value).toBe(100);
  expect(lucky?.expected?.mean).toBeLessThan(70);
});

test("groups that differ by chance alone are all expected alike, and none stands out", () => {
  const rows = splitRows("nps", many, true);
  const expected = rows.map((row) => Math.round(row.expected?.mean ?? 0));
  expect(new Set(expected).size).toBe(1);
  expect(rows.some(({ sure }) => sure)).toBe(false);
});

test("of the groups that stand out the farthest are named, in the order of the list", () => {
  const apart = ["Low", "Lower", "High", "Higher"].map((key, k) =>
    group(key, [60, 20, 150, 190][k] ?? 0, [90, 150, 20, 0][k] ?? 0, 200),
  );
  const { count, farthest } = standOutOf(splitRows("nps", [...many, ...apart], true));
  expect(count).toBe(4);
  expect(farthest.map(({ key }) => key)).toEqual(["Lower", "High", "Higher"]);
});

test("a withheld group is neither compared nor expected, and comes last", () => {
  const hidden: ScoreGroup = { key: "A", n: 2, value: null, ciLow: null, ciHigh: null };
  const rows = splitRows(
    "csat",
    [hidden, { ...many[0], key: "B", n: 9, value: 0.5 } as ScoreGroup],
    true,
  );
  expect(rows.at(-1)).toMatchObject({ group: hidden, change: null, expected: null, sure: false });
});

test("many groups are shown page by page, and found by name", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  const agents = Array.from({ length: 60 }, (_, k) => `Agent ${String(k).padStart(2, "0")}`);
  const calls = agents.flatMap((agent) => Array.from({ length: 6 }, () => ({ agent })));
  const ids = await rows.interactions(calls);
  await rows.responses(
    await rows.survey(),
    ids.map((interactionId, k) => ({ interactionId, nps: k % 3 ? 10 : 3 })),
  );
  const first = await whenThere(() => scoreSplit(ctx, { by: "interaction.agent" }, "nps"));
  expect(first).toMatchObject({ groups: 60, matching: 60, first: 0, next: 25, ranked: true });
  const last = await whenThere(() =>
    scoreSplit(ctx, { by: "interaction.agent", after: 50 }, "nps"),
  );
  expect(last).toMatchObject({ first: 50, next: null });
  expect(last?.rows).toHaveLength(10);
  const named = await whenThere(() =>
    scoreSplit(ctx, { by: "interaction.agent", name: "agent 07" }, "nps"),
  );
  expect(named?.rows.map(({ group: { key } }) => key)).toEqual(["Agent 07"]);
});

test("what systems call by keys is found by the words that are shown and by the key itself", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  const calls = ["technical_support", "billing", "support desk"].flatMap((touchpoint) =>
    Array.from({ length: 6 }, () => ({ touchpoint, team: touchpoint })),
  );
  const ids = await rows.interactions(calls);
  await rows.responses(
    await rows.survey(),
    ids.map((interactionId) => ({ interactionId, nps: 9 })),
  );
  const found = async (by: string, name: string) => {
    const split = await whenThere(() => scoreSplit(ctx, { by, name }, "nps"));
    return split?.rows.map(({ group: { key } }) => key);
  };
  expect(await found("interaction.touchpoint", "Technical sup")).toEqual(["technical_support"]);
  expect(await found("interaction.touchpoint", "technical_support")).toEqual(["technical_support"]);
  expect(await found("interaction.team", "l_s")).toEqual(["technical_support"]);
});

test("two thousand agents are one list", () => {
  const thousands = Array.from({ length: 2_000 }, (_, k) => group(`A${k}`, 5, 2, 9 + (k % 4)));
  expect(splitRows("nps", thousands, true)).toHaveLength(2_000);
});

/** Ten customers of thirty calls each, who say the same each time, or as many callers of one call. */
async function repeated(isOneCustomer: boolean) {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }, { key: "resolved" }]);
  const calls = Array.from({ length: 300 }, (_, k) => ({ caller: k % 10, hold: 1 + (k % 10) }));
  const customers = await rows.customers(calls.map(() => ({})));
  const known = calls.map(({ caller, hold }, k) => ({
    customerId: customers[isOneCustomer ? caller : k],
    kpis: { hold: hold + k / 1000, resolved: Number(hold < 9) },
  }));
  const ids = await rows.interactions(known);
  await rows.responses(
    await rows.survey(),
    calls.map(({ caller }, k) => ({
      ...{ customerId: known[k]?.customerId, interactionId: ids[k] },
      nps: [10, 9, 2, 10, 9, 10, 3, 10, 2, 7][caller],
    })),
  );
  return ctx;
}

test.each(["kpi.hold", "kpi.resolved"])(
  "what the same few customers say again and again sets no value of %s apart",
  async (by) => {
    const last = async (isOneCustomer: boolean) => {
      const ctx = await repeated(isOneCustomer);
      const split = await whenThere(() => scoreSplit(ctx, { by }, "nps"));
      return split.rows.find(({ group }) => group.value === -50);
    };
    expect(await last(false)).toMatchObject({ group: { n: 60 }, sure: true });
    expect(await last(true)).toMatchObject({ group: { n: 60 }, sure: false });
  },
);
