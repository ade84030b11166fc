import { expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { checkRollups } from "@/lib/analysis/rollups/check-rollups";
import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import { testDatabase } from "@/lib/db/test-database";
import { imported } from "./test-import";

const db = testDatabase();
const fewest = 5;
const mapping = {
  id: "interaction.externalId",
  at: "interaction.occurredAt",
  team: "interaction.team",
  who: "customer.externalId",
  segment: "customer.segment",
  hold: "kpi.hold",
  nps: "answer.nps",
};

/** Sixty calls on three days; what it says of them turns with `shift`. */
function file(shift: number): string {
  const rows = Array.from({ length: 60 }, (_, n) => {
    const turned = n + shift;
    const at = `2026-03-0${1 + (turned % 3)}T10:00:00Z`;
    const segment = (n % 12) + shift > 8 ? "business" : "private";
    const nps = turned % 4 === 0 ? "" : turned % 11;
    return `call-${n},${at},Team ${turned % 2},c-${n % 12},${segment},${turned % 30},${nps}`;
  });
  return `id,at,team,who,segment,hold,nps\n${rows.join("\n")}\n`;
}

async function expectNothingToMend(ctx: Context) {
  const { buckets, ...amiss } = await checkRollups(ctx, { fewest });
  expect(amiss).toEqual({ mended: 0, missing: 0 });
  expect(buckets).toBeGreaterThan(2);
}

test("every day that an import touches is noted: new rows, changed ones, other segments", async () => {
  const ctx = await db.context();
  await settleChanges(ctx, { fewest });
  for (const shift of [0, 4]) {
    await imported(ctx, file(shift), mapping);
    await expectNothingToMend(ctx);
  }
});
