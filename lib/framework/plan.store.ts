import { and, asc, desc, eq, inArray, lt } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { plan, planEntry } from "@/lib/db/tables/framework";
import type { PlanDefinition, PlanEntry } from "@/lib/framework/plan-shapes";
import { newId } from "@/lib/ground/ids";

interface NewPlan {
  name: string;
  owner: string;
  startOn: string;
  definition: PlanDefinition;
}

export async function insertPlan(tx: Tx, given: NewPlan): Promise<string> {
  const id = newId();
  await tx.db
    .insert(plan)
    .values({ organizationId: tx.organizationId, id, ...given, createdAt: tx.now() });
  return id;
}

/** Newest first, as ids sort by time; with whether each has ended. */
export async function listPlans(tx: Tx, limit: number, before: string | undefined) {
  const plans = await tx.db
    .select()
    .from(plan)
    .where(
      and(eq(plan.organizationId, tx.organizationId), before ? lt(plan.id, before) : undefined),
    )
    .orderBy(desc(plan.id))
    .limit(limit);
  if (plans.length === 0) return [];
  const ended = await tx.db
    .select({ planId: planEntry.planId })
    .from(planEntry)
    .where(
      and(
        eq(planEntry.organizationId, tx.organizationId),
        eq(planEntry.kind, "ended"),
        inArray(
          planEntry.planId,
          plans.map(({ id }) => id),
        ),
      ),
    );
  const endedIds = new Set(ended.map(({ planId }) => planId));
  return plans.map((row) => ({ ...row, hasEnded: endedIds.has(row.id) }));
}

export async function findPlan(tx: Tx, id: string) {
  const [found] = await tx.db
    .select()
    .from(plan)
    .where(and(eq(plan.organizationId, tx.organizationId), eq(plan.id, id)));
  return found;
}

/** The ledger: what is in it stays as it was written. */
export async function appendEntry(
  tx: Tx,
  planId: string,
  { kind, text, measurement = null }: Pick<PlanEntry, "kind" | "text"> & Partial<PlanEntry>,
): Promise<void> {
  const detail = { text, measurement };
  const at = tx.now();
  await tx.db
    .insert(planEntry)
    .values({ organizationId: tx.organizationId, id: newId(), planId, at, kind, detail });
}

export async function listEntries(tx: Tx, planId: string) {
  return tx.db
    .select({ id: planEntry.id, at: planEntry.at, kind: planEntry.kind, detail: planEntry.detail })
    .from(planEntry)
    .where(and(eq(planEntry.organizationId, tx.organizationId), eq(planEntry.planId, planId)))
    .orderBy(asc(planEntry.at), asc(planEntry.id));
}
