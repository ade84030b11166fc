import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import { scores } from "@/lib/analysis/scores";
import type { AnalysisFilter } from "@/lib/analysis/shapes";
import { testRows } from "@/lib/analysis/test-rows.store";
import { changeCount } from "@/lib/db/tables/analysis";
import { organization } from "@/lib/db/tables/organization";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";

const db = testDatabase();

/** Five answers at each of these moments, added up, of an organisation that lives there. */
async function answersAt(timeZone: string, moments: readonly string[]) {
  const ctx = await db.context(() => new Date("2026-12-01T12:00:00Z"));
  await ctx.database.orm
    .update(organization)
    .set({ timeZone })
    .where(eq(organization.id, ctx.organizationId));
  const rows = testRows(ctx);
  const five = (moment: string) =>
    Array.from({ length: 5 }, () => ({ nps: 9, answeredAt: new Date(moment) }));
  await rows.responses(await rows.survey(), moments.flatMap(five));
  await settleChanges(ctx);
  const counted = await inTransaction(ctx, (tx) => tx.db.select().from(changeCount));
  expect(counted).toHaveLength(1);
  const by = async (span: "day" | "week" | "month") =>
    (await scores(ctx, { metric: "nps", by: span, filter: {} })).groups.map(({ key, n }) => [
      key,
      n,
    ]);
  const within = async (filter: AnalysisFilter) =>
    (await scores(ctx, { metric: "nps", filter })).meta.n;
  return { by, within };
}

test("in New York the day the clock goes forward has 23 hours, and the day it goes back 25", async () => {
  const { by, within } = await answersAt("America/New_York", [
    "2026-03-08T04:59:59.999Z",
    "2026-03-08T05:00:00.000Z",
    "2026-03-09T03:59:59.999Z",
    "2026-03-09T04:00:00.000Z",
    "2026-11-01T03:59:59.999Z",
    "2026-11-01T04:00:00.000Z",
    "2026-11-02T04:59:59.999Z",
    "2026-11-02T05:00:00.000Z",
  ]);
  expect(await by("day")).toEqual([
    ["2026-03-07", 5],
    ["2026-03-08", 10],
    ["2026-03-09", 5],
    ["2026-10-31", 5],
    ["2026-11-01", 10],
    ["2026-11-02", 5],
  ]);
  expect(await by("month")).toEqual([
    ["2026-03", 20],
    ["2026-10", 5],
    ["2026-11", 15],
  ]);
  expect(await by("week")).toEqual([
    ["2026-03-02", 15],
    ["2026-03-09", 5],
    ["2026-10-26", 15],
    ["2026-11-02", 5],
  ]);
  expect(await within({ from: "2026-03-08", to: "2026-03-08" })).toBe(10);
  expect(await within({ from: "2026-11-01", to: "2026-11-01" })).toBe(10);
  expect(await within({ to: "2026-10-31" })).toBe(25);
});

test("in Kathmandu a day begins at a quarter past six in the evening of UTC", async () => {
  const { by, within } = await answersAt("Asia/Kathmandu", [
    "2026-03-31T06:00:00.000Z",
    "2026-03-31T18:14:59.999Z",
    "2026-03-31T18:15:00.000Z",
    "2026-04-15T12:00:00.000Z",
    "2026-04-30T18:15:00.000Z",
  ]);
  expect(await by("day")).toEqual([
    ["2026-03-31", 10],
    ["2026-04-01", 5],
    ["2026-04-15", 5],
    ["2026-05-01", 5],
  ]);
  expect(await by("month")).toEqual([
    ["2026-03", 10],
    ["2026-04", 10],
    ["2026-05", 5],
  ]);
  expect(await within({ from: "2026-04-01", to: "2026-04-30" })).toBe(10);
});
