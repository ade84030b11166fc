import { and, asc, desc, eq, gt, lt, or } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { survey } from "@/lib/db/tables/surveys";
import { trigger } from "@/lib/db/tables/touchpoints";

type Row = typeof trigger.$inferSelect;
type Rules = Omit<Row, "organizationId" | "id" | "surveyId" | "createdAt" | "updatedAt">;
export type TriggerRow = Omit<Row, "organizationId">;

const shown = {
  id: trigger.id,
  surveyId: trigger.surveyId,
  name: trigger.name,
  active: trigger.active,
  priority: trigger.priority,
  touchpoints: trigger.touchpoints,
  channels: trigger.channels,
  conditions: trigger.conditions,
  startsAt: trigger.startsAt,
  endsAt: trigger.endsAt,
  delaySeconds: trigger.delaySeconds,
  sendingWindow: trigger.sendingWindow,
  share: trigger.share,
  restPeriodSeconds: trigger.restPeriodSeconds,
  whenResting: trigger.whenResting,
  dailyCap: trigger.dailyCap,
  askBy: trigger.askBy,
  expiresAfterSeconds: trigger.expiresAfterSeconds,
  createdAt: trigger.createdAt,
  updatedAt: trigger.updatedAt,
};

const ours = (tx: Tx) => eq(trigger.organizationId, tx.organizationId);
const thisOne = (tx: Tx, id: string) => and(ours(tx), eq(trigger.id, id));

/** More triggers than this an organisation cannot have. */
export const mostTriggers = 500;

export async function insertTrigger(tx: Tx, row: Rules & { id: string; surveyId: string }) {
  const { organizationId } = tx;
  const [added] = await tx.db
    .insert(trigger)
    .values({ ...row, organizationId, createdAt: tx.now(), updatedAt: tx.now() })
    .returning(shown);
  if (!added) throw new Error("a trigger was not added");
  return added;
}

export async function countTriggers(tx: Tx): Promise<number> {
  return tx.db.$count(trigger, ours(tx));
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

/** What each trigger is called, and its survey. */
export async function listTriggerNames(tx: Tx) {
  return tx.db
    .select({ id: trigger.id, name: trigger.name, survey: survey.name })
    .from(trigger)
    .innerJoin(
      survey,
      and(eq(survey.organizationId, trigger.organizationId), eq(survey.id, trigger.surveyId)),
    )
    .where(ours(tx))
    .limit(mostTriggers);
}

export async function findTrigger(tx: Tx, id: string) {
  const [row] = await tx.db.select(shown).from(trigger).where(thisOne(tx, id));
  return row;
}

/**
 * Whether a trigger is switched on, held until the transaction ends: alone by whoever changes it, or
 * together with those who decide. Undefined when it is not there.
 */
export async function holdTrigger(
  tx: Tx,
  id: string,
  how: "no key update" | "share",
): Promise<Pick<TriggerRow, "active"> | undefined> {
  const { active } = trigger;
  const [row] = await tx.db.select({ active }).from(trigger).where(thisOne(tx, id)).for(how);
  return row;
}

const inOrder = [desc(trigger.priority), asc(trigger.id)] as const;

/** Triggers in the order in which they are heard: by priority, then oldest first. */
export async function listTriggerRows(
  tx: Tx,
  query: { limit: number; after?: { priority: number; id: string }; surveyId?: string },
) {
  const { limit, after, surveyId } = query;
  const sameRank = after && and(eq(trigger.priority, after.priority), gt(trigger.id, after.id));
  return tx.db
    .select(shown)
    .from(trigger)
    .where(
      and(
        ours(tx),
        after && or(lt(trigger.priority, after.priority), sameRank),
        surveyId === undefined ? undefined : eq(trigger.surveyId, surveyId),
      ),
    )
    .orderBy(...inOrder)
    .limit(limit);
}

/**
 * All triggers as they are heard, held until the transaction ends: those with a daily cap alone,
 * the others together with whoever else decides. Capped ones first and each kind in one order, so
 * that two deciders wait instead of failing. One whose cap is set between the two is held together.
 *
 * @returns those held alone, too
 */
export async function holdTriggers(
  tx: Tx,
): Promise<{ rows: TriggerRow[]; alone: ReadonlySet<string> }> {
  const capped = await tx.db
    .select({ id: trigger.id })
    .from(trigger)
    .where(and(ours(tx), gt(trigger.dailyCap, 0), eq(trigger.active, true)))
    .orderBy(asc(trigger.id))
    .for("no key update");
  const rows = await tx.db
    .select(shown)
    .from(trigger)
    .where(ours(tx))
    .orderBy(...inOrder)
    .limit(mostTriggers)
    .for("share");
  return { rows, alone: new Set(capped.map(({ id }) => id)) };
}
