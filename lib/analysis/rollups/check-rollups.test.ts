import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { readDataVersion } from "@/lib/analysis/kept-result.store";
import { checkRollups } from "@/lib/analysis/rollups/check-rollups";
import { testRows } from "@/lib/analysis/test-rows.store";
import { dirtyLog, rollup } from "@/lib/db/tables/analysis";
import { response } from "@/lib/db/tables/responses";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";

const db = testDatabase();
const fewest = 5;

/** Thirty answered calls a day on three days, added up. */
async function world(): Promise<Context> {
  const ctx = await db.context();
  const rows = testRows(ctx);
  const survey = await rows.survey();
  for (const day of ["02", "03", "04"]) {
    const at = new Date(`2026-03-${day}T10:00:00Z`);
    const calls = await rows.interactions(
      Array.from({ length: 30 }, (_, i) => ({ occurredAt: at, kpis: { hold: i }, team: "North" })),
    );
    await rows.responses(
      survey,
      calls.map((interactionId, i) => ({ interactionId, nps: (i * 7) % 11, answeredAt: at })),
    );
  }
  expect(await checkRollups(ctx, { fewest })).toEqual({ buckets: 6, mended: 0, missing: 0 });
  return ctx;
}

test("figures that somebody altered are found, mended, and results of them computed again", async () => {
  const ctx = await world();
  const before = await inTransaction(ctx, readDataVersion);
  const ours = eq(rollup.organizationId, ctx.organizationId);
  await inTransaction(ctx, (tx) =>
    tx.db
      .update(rollup)
      .set({ moments: sql`array_replace(moments, 30, 29)` })
      .where(sql`${ours} and day = '2026-03-03' and segment = 'team:North'`),
  );
  expect(await checkRollups(ctx, { fewest })).toEqual({ buckets: 6, mended: 1, missing: 0 });
  expect(await checkRollups(ctx, { fewest })).toEqual({ buckets: 6, mended: 0, missing: 0 });
  expect(await inTransaction(ctx, readDataVersion)).not.toBe(before);
});

test("a change that nobody noted is found, on days that are known and on others", async () => {
  const ctx = await world();
  await inTransaction(ctx, async (tx) => {
    const [some] = await tx.db.select().from(response).limit(1);
    if (!some) throw new Error("there are answers");
    const moved = { answeredAt: new Date("2026-04-01T10:00:00Z") };
    await tx.db.update(response).set(moved).where(eq(response.id, some.id));
    expect(await tx.db.select().from(dirtyLog)).toEqual([]);
  });
  expect(await checkRollups(ctx, { fewest })).toEqual({ buckets: 6, mended: 1, missing: 1 });
  expect(await checkRollups(ctx, { fewest })).toEqual({ buckets: 7, mended: 0, missing: 0 });
});
