import { and, asc, count, eq } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { frameworkEdge } from "@/lib/db/tables/framework";
import type { DecideEdge, Edge } from "@/lib/framework/edge-shapes";
import { newId } from "@/lib/ground/ids";

const columns = {
  id: frameworkEdge.id,
  from: frameworkEdge.fromKey,
  to: frameworkEdge.toKey,
  kind: frameworkEdge.kind,
  coefficient: frameworkEdge.coefficient,
  reason: frameworkEdge.reason,
  decidedAt: frameworkEdge.updatedAt,
};

const asEdge = ({ decidedAt, ...edge }: Omit<Edge, "decidedAt"> & { decidedAt: Date }): Edge => ({
  ...edge,
  decidedAt: decidedAt.toISOString(),
});

/** In the order in which their arrows were first decided. */
export async function listEdges(tx: Tx): Promise<Edge[]> {
  const rows = await tx.db
    .select(columns)
    .from(frameworkEdge)
    .where(eq(frameworkEdge.organizationId, tx.organizationId))
    .orderBy(asc(frameworkEdge.id));
  return rows.map(asEdge);
}

export async function countEdges(tx: Tx): Promise<number> {
  const [found] = await tx.db
    .select({ n: count() })
    .from(frameworkEdge)
    .where(eq(frameworkEdge.organizationId, tx.organizationId));
  return found?.n ?? 0;
}

/** Keeps a decision in place of an earlier one about the same arrow. */
export async function upsertEdge(tx: Tx, decision: DecideEdge): Promise<Edge | undefined> {
  const { from, to, kind, reason } = decision;
  const coefficient = decision.kind === "fixed" ? decision.coefficient : null;
  const now = tx.now();
  const said = { kind, coefficient, reason, updatedAt: now };
  const [kept] = await tx.db
    .insert(frameworkEdge)
    .values({
      ...{ organizationId: tx.organizationId, id: newId(), createdAt: now, ...said },
      ...{ fromKey: from, toKey: to },
    })
    .onConflictDoUpdate({
      target: [frameworkEdge.organizationId, frameworkEdge.fromKey, frameworkEdge.toKey],
      set: said,
    })
    .returning(columns);
  return kept && asEdge(kept);
}

export async function deleteEdge(tx: Tx, id: string): Promise<Edge | undefined> {
  const [gone] = await tx.db
    .delete(frameworkEdge)
    .where(and(eq(frameworkEdge.organizationId, tx.organizationId), eq(frameworkEdge.id, id)))
    .returning(columns);
  return gone && asEdge(gone);
}
