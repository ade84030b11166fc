import v8 from "node:v8";
import vm from "node:vm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { frameFile } from "@/lib/analysis/export-tables";
import { readFrame } from "@/lib/analysis/frame.store";
import { type FrameRow, frameRows } from "@/lib/analysis/frame-rows.store";
import { entriesOf, readCatalogue } from "@/lib/analysis/read-catalogue";
import type { Unit } from "@/lib/analysis/response-matrix";
import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import { manyInteractions, testRows } from "@/lib/analysis/test-rows.store";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";

const db = testDatabase();
const keys = ["kpi.hold", "kpi.talk"];

/** What was asked for a frame of many contacts. */
async function asked(count: number) {
  const ctx: Context = await db.context(() => new Date("2026-03-03T10:00:00Z"));
  await manyInteractions(ctx, count);
  await testRows(ctx).kpis([{ key: "hold" }, { key: "talk" }]);
  const catalogue = await readCatalogue(ctx);
  const entries = entriesOf(catalogue, keys, "variables");
  return { ctx, entries, request: { filter: {}, settings: catalogue.settings } };
}

test("rows given away are those of the frame: their values, units, and the sample they are in", async () => {
  const { ctx, entries, request } = await asked(2_500);
  await settleChanges(ctx);
  const rows: FrameRow[] = [];
  for await (const some of frameRows(ctx, entries, request)) rows.push(...some);
  expect(rows).toHaveLength(2_500);
  for (const [oneIn, mostRows] of [
    [1, 2_500],
    [4, 700],
  ] as const) {
    const frame = await inTransaction(ctx, (tx) =>
      readFrame(tx, entries, { ...request, mostRows }),
    );
    expect(frame.sample?.oneIn ?? 1).toBe(oneIn);
    const same = rows.filter(({ sample }) => Number(sample) >= oneIn);
    expect(same).toHaveLength(frame.rows);
    const held = Array.from(frame.columns.get("kpi.hold") ?? []);
    expect(same.map(({ value_0 }) => Number(value_0)).sort()).toEqual(held.sort());
    const signs: [Unit, string][] = [
      ["interaction", "interaction"],
      ["team-day", "team_day"],
      ["day", "day"],
      ["customer", "customer"],
    ];
    for (const [unit, column] of signs) {
      expect(new Set(same.map((row) => row[column])).size).toBe(new Set(frame.units[unit]).size);
    }
  }
});

v8.setFlagsFromString("--expose-gc");
const collect: () => void = vm.runInNewContext("gc");

/** What is held after everything that nobody needs any more was thrown away, in megabytes. */
function held(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

test("however many rows there are, only some of them are in memory", async () => {
  const { ctx, entries, request } = await asked(60_000);
  const sizes: number[] = [];
  let [pieces, written] = [0, 0];
  for await (const piece of frameFile(keys, frameRows(ctx, entries, request))) {
    written += piece.length;
    if (pieces++ % 5 === 2) sizes.push(held());
  }
  expect(written).toBeGreaterThan(5e6);
  const [first = 0, ...others] = sizes;
  expect(others.length).toBeGreaterThan(4);
  expect(Math.max(...others) - first).toBeLessThan(1.5);
});
