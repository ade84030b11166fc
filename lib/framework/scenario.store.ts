import { and, count, desc, eq } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { scenario } from "@/lib/db/tables/framework";
import type { Improvement } from "@/lib/framework/shapes";
import { newId } from "@/lib/ground/ids";

/** Keeps it under its name; nothing if the name is taken. */
export async function insertScenario(
  tx: Tx,
  { name, improvement }: { name: string; improvement: Improvement },
): Promise<string | undefined> {
  const [kept] = await tx.db
    .insert(scenario)
    .values({ organizationId: tx.organizationId, id: newId(), name, improvement })
    .onConflictDoNothing({ target: [scenario.organizationId, scenario.name] })
    .returning({ id: scenario.id });
  return kept?.id;
}

export async function countScenarios(tx: Tx): Promise<number> {
  const [found] = await tx.db
    .select({ n: count() })
    .from(scenario)
    .where(eq(scenario.organizationId, tx.organizationId));
  return found?.n ?? 0;
}

export async function findScenario(tx: Tx, id: string) {
  const [found] = await tx.db
    .select({ name: scenario.name, improvement: scenario.improvement })
    .from(scenario)
    .where(and(eq(scenario.organizationId, tx.organizationId), eq(scenario.id, id)));
  return found;
}

/** Newest first. */
export async function listScenarios(tx: Tx, limit: number) {
  return tx.db
    .select({ id: scenario.id, name: scenario.name, improvement: scenario.improvement })
    .from(scenario)
    .where(eq(scenario.organizationId, tx.organizationId))
    .orderBy(desc(scenario.id))
    .limit(limit);
}

export async function deleteScenario(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx.db
    .delete(scenario)
    .where(and(eq(scenario.organizationId, tx.organizationId), eq(scenario.id, id)))
    .returning({ id: scenario.id });
  return gone.length > 0;
}
