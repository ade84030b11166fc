import { expect, test } from "vitest";
import { rowsLeft } from "@/lib/analysis/rows-left";
import { testRows } from "@/lib/analysis/test-rows.store";
import { whenThere } from "@/lib/analysis/test-when-there";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();

test("each filter says what it leaves of what the ones before it left", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  await rows.kpis([{ key: "hold" }]);
  const [gold, blue] = await rows.customers([{ segment: "gold" }, { segment: "blue" }]);
  const calls = await rows.interactions([
    { kpis: { hold: 1 }, team: "north", customerId: gold },
    { kpis: { hold: 2 }, team: "north", customerId: blue },
    { kpis: { hold: 3 }, team: "south", customerId: gold },
  ]);
  await rows.responses(await rows.survey(), [
    { interactionId: calls[0], customerId: gold, nps: 9 },
    { interactionId: calls[2], customerId: gold, nps: 3 },
  ]);
  expect(await rowsLeft(ctx, {})).toBeNull();
  const asked = { segment: ["gold"], team: ["north"] };
  expect(await whenThere(() => rowsLeft(ctx, asked))).toEqual([
    { filter: "all", answers: 2, rows: 3 },
    { filter: "teams", answers: 1, rows: 2 },
    { filter: "segments", answers: 1, rows: 1 },
  ]);
});
