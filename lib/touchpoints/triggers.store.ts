import { and, asc, eq, gt } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { trigger } from "@/lib/db/tables/touchpoints";

type Row = typeof trigger.$inferSelect;
type Rules = Omit<Row, "organizationId" | "id" | "surveyId" | "createdAt" | "updatedAt">;
export type TriggerRow = Omit<Row, "organizationId">;

const shown = {
  id: trigger.id,
  surveyId: trigger.surveyId,
  active: trigger.active,
  touchpoints: trigger.touchpoints,
  channels: trigger.channels,
  delaySeconds: trigger.delaySeconds,
  share: trigger.share,
  restPeriodSeconds: trigger.restPeriodSeconds,
  expiresAfterSeconds: trigger.expiresAfterSeconds,
  createdAt: trigger.createdAt,
  updatedAt: trigger.updatedAt,
};

const ours = (tx: Tx) => eq(trigger.organizationId, tx.organizationId);
const thisOne = (tx: Tx, id: string) => and(ours(tx), eq(trigger.id, id));

/** Adds a trigger; undefined when its survey has one already. */
export async function insertTrigger(tx: Tx, row: Rules & { id: string; surveyId: string }) {
  const { organizationId } = tx;
  const [added] = await tx.db
    .insert(trigger)
    .values({ ...row, organizationId, createdAt: tx.now(), updatedAt: tx.now() })
    .onConflictDoNothing()
    .returning(shown);
  return added;
}

export async function updateTrigger(tx: Tx, id: string, change: Partial<Rules>) {
  const [changed] = await tx.db
    .update(trigger)
    .set({ ...change, updatedAt: tx.now() })
    .where(thisOne(tx, id))
    .returning(shown);
  return changed;
}

export async function deleteTriggerRow(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx.db.delete(trigger).where(thisOne(tx, id)).returning({ id: trigger.id });
  return gone.length > 0;
}

export async function findTrigger(tx: Tx, id: string) {
  const [row] = await tx.db.select(shown).from(trigger).where(thisOne(tx, id));
  return row;
}

/** Triggers in the order in which they are heard: oldest first. */
export async function listTriggerRows(
  tx: Tx,
  { limit, after, surveyId }: { limit: number; after?: string; surveyId?: string },
) {
  return tx.db
    .select(shown)
    .from(trigger)
    .where(
      and(
        ours(tx),
        after === undefined ? undefined : gt(trigger.id, after),
        surveyId === undefined ? undefined : eq(trigger.surveyId, surveyId),
      ),
    )
    .orderBy(asc(trigger.id))
    .limit(limit);
}
