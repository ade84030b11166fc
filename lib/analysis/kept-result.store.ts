import { and, eq, lt, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { changeCount, dirtyLog, keptResult } from "@/lib/db/tables/analysis";
import { organization } from "@/lib/db/tables/organization";
import { newId } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";

/**
 * The state of everything analysis reads, as one word: how many changes were ever committed, and
 * what the organisation decided. Every committed change gives another word, and working changes off
 * gives the same. It costs the same however much there is: the log holds only what the worker has
 * not come to yet.
 */
export async function readDataVersion(tx: Tx): Promise<string> {
  const ours = sql`organization_id = ${tx.organizationId}`;
  const [found] = await tx.db.execute<{ version: string }>(sql`
    select coalesce((select settled from ${changeCount} where ${ours}), 0)
        + (select count(*) from ${dirtyLog} where ${ours}) || '-'
      || left(md5(concat_ws(' ', time_zone, currency, gross_margin, minimum_group_size)), 8)
      as version
    from ${organization} where id = ${tx.organizationId}`);
  if (!found) throw new Refusal("not-found", "There is no such organisation.");
  return found.version;
}

/** What is kept for a request, whatever state of the data it was computed from. */
export async function findKept(tx: Tx, requestHash: string) {
  const [found] = await tx.db
    .select({
      result: keptResult.result,
      dataVersion: keptResult.dataVersion,
      computedAt: keptResult.computedAt,
    })
    .from(keptResult)
    .where(
      and(
        eq(keptResult.organizationId, tx.organizationId),
        eq(keptResult.requestHash, requestHash),
      ),
    );
  return found;
}

export interface NewResult {
  requestHash: string;
  dataVersion: string;
  result: unknown;
  computedAt: Date;
}

/** Keeps a result in place of an older one of the same request. */
export async function keepResult(tx: Tx, kept: NewResult): Promise<void> {
  // Written out, because "nothing" is a result too, and no value of a column would be an empty one.
  const result = sql`${JSON.stringify(kept.result)}::text::jsonb`;
  await tx.db
    .insert(keptResult)
    .values({ ...kept, result, organizationId: tx.organizationId, id: newId() })
    .onConflictDoUpdate({
      target: [keptResult.organizationId, keptResult.requestHash],
      set: {
        dataVersion: kept.dataVersion,
        result: sql`excluded.result`,
        computedAt: kept.computedAt,
      },
    });
}

/** Forgets results that nobody has asked for again in the meantime. */
export async function forgetResults(tx: Tx, before: Date): Promise<void> {
  await tx.db
    .delete(keptResult)
    .where(
      and(eq(keptResult.organizationId, tx.organizationId), lt(keptResult.computedAt, before)),
    );
}
