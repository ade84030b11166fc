import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { type Bucket, bucketKey, readBucketRows } from "@/lib/analysis/rollups/bucket-rows.store";
import {
  beginCounting,
  countSettled,
  haveChanged,
  holdBuckets,
  noteSharers,
  renewStatistics,
  rewriteBuckets,
  takeNotes,
} from "@/lib/analysis/rollups/buckets.store";
import { type Summary, summarise, usualFewest } from "@/lib/analysis/rollups/summarise";
import { noteEverything } from "@/lib/db/note-changes";
import { inTransaction } from "@/lib/db/transaction";

/** A bucket may hold ten thousand answers; so many are in memory at once. */
const bucketsAtOnce = 10;

/** Changed at once, these are no day's work but a history that arrived. */
const manyBuckets = 20;

export interface SettleChanges {
  signal?: AbortSignal;
  /** Fewer units than this are not added up. */
  fewest?: number;
}

/**
 * Brings the rollups up to date: every bucket that changed is computed anew from its rows, never
 * corrected. Any number of workers may do so at once, and stop at any moment: the notes of a change
 * are taken out of the log in the transaction that writes the figures.
 *
 * @returns how many notes were worked off
 */
export async function settleChanges(
  ctx: Context,
  { signal, fewest = usualFewest }: SettleChanges = {},
): Promise<number> {
  permit(ctx, "analysis.read");
  await inTransaction(ctx, async (tx) => {
    if (await beginCounting(tx)) await noteEverything(tx);
    // Of a first large import the planner knows nothing yet, and would compare each row with each.
    if (await haveChanged(tx, manyBuckets)) await renewStatistics(tx);
  });
  let settled = 0;
  while (!signal?.aborted) {
    const notes = await inTransaction(ctx, (tx) => settleSome(tx, fewest));
    if (notes === 0) break;
    settled += notes;
  }
  return settled;
}

async function settleSome(tx: Tx, fewest: number): Promise<number> {
  const { notes, buckets } = await takeNotes(tx, bucketsAtOnce);
  await recompute(tx, buckets, fewest);
  if (notes > 0) await countSettled(tx, notes);
  return notes;
}

/** Holds buckets first and reads their rows after, so that the last to read is the last to write. */
export async function recompute(
  tx: Tx,
  buckets: readonly Bucket[],
  fewest: number,
): Promise<Map<string, Summary[]>> {
  if (buckets.length === 0) return new Map();
  await holdBuckets(tx, buckets);
  const rows = await readBucketRows(tx, buckets);
  const computed = buckets.map((bucket) => ({
    ...bucket,
    summaries: summarise(rows.get(bucketKey(bucket)) ?? [], fewest),
  }));
  await rewriteBuckets(tx, computed);
  const all = computed.flatMap(({ summaries }) => summaries);
  await noteSharers(
    tx,
    all.flatMap(({ loose }) => loose),
  );
  return new Map(computed.map((bucket) => [bucketKey(bucket), bucket.summaries]));
}
