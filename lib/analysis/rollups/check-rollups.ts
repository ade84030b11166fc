import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { type Bucket, bucketKey } from "@/lib/analysis/rollups/bucket-rows.store";
import {
  holdBuckets,
  noteMissingBuckets,
  readKeptBuckets,
  readKeptSummaries,
} from "@/lib/analysis/rollups/buckets.store";
import { recompute, settleChanges } from "@/lib/analysis/rollups/settle-changes";
import { type Summary, usualFewest } from "@/lib/analysis/rollups/summarise";
import { noteChange } from "@/lib/db/note-changes";
import { inTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/ground/log";

const bucketsAtOnce = 10;

export interface CheckedRollups {
  buckets: number;
  /** Buckets whose figures were not those of their rows, and are now. */
  mended: number;
  /** Days that nobody had noted. */
  missing: number;
}

/**
 * Compares every bucket with its rows, and mends what differs: a change that somebody forgot to
 * note, or figures that were written by hand. Meant to run every night.
 */
export async function checkRollups(
  ctx: Context,
  { signal, fewest = usualFewest }: { signal?: AbortSignal; fewest?: number } = {},
): Promise<CheckedRollups> {
  permit(ctx, "analysis.read");
  await settleChanges(ctx, { fewest, ...(signal ? { signal } : {}) });
  const checked: CheckedRollups = { buckets: 0, mended: 0, missing: 0 };
  checked.missing = await inTransaction(ctx, noteMissingBuckets);
  let last: Bucket | undefined;
  while (!signal?.aborted) {
    const some = await inTransaction(ctx, (tx) => readKeptBuckets(tx, last, bucketsAtOnce));
    if (some.length === 0) break;
    last = some.at(-1);
    checked.buckets += some.length;
    checked.mended += await inTransaction(ctx, (tx) => mend(tx, some, fewest));
  }
  await settleChanges(ctx, { fewest, ...(signal ? { signal } : {}) });
  const { organizationId } = ctx;
  if (checked.mended + checked.missing > 0)
    log.warn("rollups.mended", { organizationId, ...checked });
  return checked;
}

/** What is kept is read once it is held: whatever was being written before is then there. */
async function mend(tx: Tx, buckets: readonly Bucket[], fewest: number): Promise<number> {
  await holdBuckets(tx, buckets);
  const kept = await readKeptSummaries(tx, buckets);
  const right = await recompute(tx, buckets, fewest);
  const wrong = buckets.filter((bucket) => {
    const key = bucketKey(bucket);
    return !isSame(kept.get(key) ?? [], right.get(key) ?? []);
  });
  // What was computed from the wrong figures is computed again.
  if (wrong.length > 0) await noteChange(tx);
  for (const { surveyId, day } of wrong) log.warn("rollups.differed", { surveyId, day });
  return wrong.length;
}

function isSame(kept: readonly Summary[], right: readonly Summary[]): boolean {
  const [a, b] = [kept, right].map((summaries) =>
    JSON.stringify(
      summaries
        .toSorted((one, other) => (one.segment < other.segment ? -1 : 1))
        .map(({ segment, n, scores, small, loose, variables, moments, tables }) => [
          [segment, n, small, loose, variables, moments, tables],
          Object.entries(scores)
            .sort(([x], [y]) => (x < y ? -1 : 1))
            .map(([metric, counts]) => [metric, Object.entries(counts).sort()]),
        ]),
    ),
  );
  return a === b;
}
