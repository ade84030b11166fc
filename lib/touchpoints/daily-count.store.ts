import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds } from "@/lib/db/among";
import { dailyCount, placeReturned } from "@/lib/db/tables/touchpoints";

type Row = typeof dailyCount.$inferSelect;
const ours = (tx: Tx) => eq(dailyCount.organizationId, tx.organizationId);

/** What is kept of how many these triggers ask by day. */
export async function findDailyCounts(tx: Tx, triggerIds: readonly string[]): Promise<Row[]> {
  if (triggerIds.length === 0) return [];
  return tx.db
    .select()
    .from(dailyCount)
    .where(and(ours(tx), amongIds(dailyCount.id, triggerIds)));
}

/** Keeps how many triggers ask by day, in the place of what was kept of them. */
export async function storeDailyCounts(
  tx: Tx,
  rows: readonly Omit<Row, "organizationId">[],
): Promise<void> {
  if (rows.length === 0) return;
  const { organizationId } = tx;
  const excluded = {
    zone: sql`excluded.zone`,
    countedAt: sql`excluded.counted_at`,
    days: sql`excluded.days`,
  };
  await tx.db
    .insert(dailyCount)
    .values(rows.map((row) => ({ ...row, organizationId })))
    .onConflictDoUpdate({ target: [dailyCount.organizationId, dailyCount.id], set: excluded });
}

/** Has what a trigger asks counted anew. */
export async function deleteDailyCount(tx: Tx, triggerId: string): Promise<void> {
  await tx.db.delete(dailyCount).where(and(ours(tx), eq(dailyCount.id, triggerId)));
  await tx.db
    .delete(placeReturned)
    .where(and(returned(tx), eq(placeReturned.triggerId, triggerId)));
}

const returned = (tx: Tx) => eq(placeReturned.organizationId, tx.organizationId);

/** The places that invitations of these triggers gave back since those were last kept counted. */
export async function findReturned(tx: Tx, triggerIds: readonly string[]) {
  if (triggerIds.length === 0) return [];
  const { id, triggerId, dueAt } = placeReturned;
  return tx.db
    .select({ id, triggerId, dueAt })
    .from(placeReturned)
    .where(and(returned(tx), amongIds(triggerId, triggerIds)));
}

/** Forgets places that are free in what is kept counted from now on. */
export async function deleteReturned(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.db.delete(placeReturned).where(and(returned(tx), amongIds(placeReturned.id, ids)));
}
