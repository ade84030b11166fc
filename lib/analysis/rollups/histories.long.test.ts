import fc from "fast-check";
import { expect, test } from "vitest";
import { checkRollups } from "@/lib/analysis/rollups/check-rollups";
import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import {
  expectRollupsToBeTrue,
  fewest,
  step,
  take,
  world,
} from "@/lib/analysis/rollups/test-histories.store";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();
const history = fc.array(step, { minLength: 4, maxLength: 20 });
const hour = 3_600_000;

test(
  "after 200 random histories, several writers at once in each, the rollups are those of the rows",
  async () => {
    await fc.assert(
      fc.asyncProperty(history, history, async (one, other) => {
        const { ctx, surveys } = await world(db);
        const write = async (steps: typeof one) => {
          for (const each of steps) await take(ctx, surveys, each);
        };
        await Promise.all([write(one), write(other), settleChanges(ctx, { fewest })]);
        await settleChanges(ctx, { fewest });
        await expectRollupsToBeTrue(ctx);
        expect(await checkRollups(ctx, { fewest })).toMatchObject({ mended: 0, missing: 0 });
      }),
      { numRuns: 200, seed: 5 },
    );
  },
  hour,
);
