import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import {
  expectRollupsToBeTrue,
  fewest,
  place,
  step,
  take,
  world,
} from "@/lib/analysis/rollups/test-histories.store";
import { testRows } from "@/lib/analysis/test-rows.store";
import { changeCount, dirtyLog } from "@/lib/db/tables/analysis";
import { testDatabase } from "@/lib/db/test-database";
import { inTransaction } from "@/lib/db/transaction";

const db = testDatabase();

test("whatever is added, changed, erased and broken off, the rollups are those of the rows", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const { ctx, surveys } = await world(db);
      for (const one of steps) await take(ctx, surveys, one);
      await settleChanges(ctx, { fewest });
      await expectRollupsToBeTrue(ctx);
    }),
    { numRuns: 12 },
  );
});

test("of a history that arrives at once, the planner knows before it is added up", async () => {
  const ctx = await db.context();
  const rows = testRows(ctx);
  const day = (k: number) => new Date(Date.UTC(2026, 0, 1 + k, 12));
  const survey = await rows.survey();
  const counted = () =>
    inTransaction(ctx, async (tx) => {
      const [found] = await tx.db.execute<{ n: number }>(
        sql`select reltuples::int as n from pg_class where oid = 'response'::regclass`,
      );
      return found?.n ?? 0;
    });
  await rows.responses(survey, [{ nps: 9, answeredAt: day(0) }]);
  await settleChanges(ctx);
  const before = await counted();
  await rows.responses(
    survey,
    Array.from({ length: 60 }, (_, k) => ({ nps: 9, answeredAt: day(k) })),
  );
  await settleChanges(ctx);
  expect(await counted()).toBeGreaterThan(Math.max(before, 60));
});

test("workers and writers at the same moment lose nothing", async () => {
  const { ctx, surveys } = await world(db);
  const places = fc.sample(fc.array(place, { minLength: 5, maxLength: 8 }), {
    seed: 7,
    numRuns: 12,
  });
  await settleChanges(ctx, { fewest });
  await Promise.all(
    places.flatMap((some, i) => [
      take(ctx, surveys, { kind: i % 2 ? "answer" : "call", places: some }),
      settleChanges(ctx, { fewest }),
    ]),
  );
  await settleChanges(ctx, { fewest });
  await expectRollupsToBeTrue(ctx);
});

test("working changes off leaves the number of changes as it was", async () => {
  const { ctx, surveys } = await world(db);
  await settleChanges(ctx, { fewest });
  const changes = () =>
    inTransaction(ctx, async (tx) => {
      const [row] = await tx.db.select().from(changeCount);
      return (row?.settled ?? 0) + (await tx.db.select().from(dirtyLog)).length;
    });
  const places = fc.sample(place, { seed: 3, numRuns: 20 });
  const before = await changes();
  await take(ctx, surveys, { kind: "call", places });
  const after = await changes();
  expect(after).toBeGreaterThan(before);
  await settleChanges(ctx, { fewest });
  expect(await changes()).toBe(after);
});

test("what was there before changes were counted is noted when counting begins", async () => {
  const { ctx, surveys } = await world(db);
  await take(ctx, surveys, { kind: "call", places: fc.sample(place, { seed: 3, numRuns: 9 }) });
  await inTransaction(ctx, (tx) => tx.db.delete(dirtyLog));
  await settleChanges(ctx, { fewest });
  await expectRollupsToBeTrue(ctx);
});
