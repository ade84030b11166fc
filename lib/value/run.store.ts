import { and, eq, ne, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { valueRun } from "@/lib/db/tables/value";
import { newId } from "@/lib/ground/ids";
import type { FitRun, ValueRequest } from "@/lib/value/shapes";

const ours = (tx: Tx, ...conditions: SQL[]) =>
  and(eq(valueRun.organizationId, tx.organizationId), ...conditions);

// Whoever has said nothing for so long will not end any more.
const silenceMilliseconds = 15 * 60_000;

/** Writes down what was asked, unless an earlier fit is under way; whether it was written. */
export async function openRun(tx: Tx, request: ValueRequest): Promise<boolean> {
  const now = tx.now();
  const fresh = { request, status: "queued" as const, progress: 0, problem: null };
  const written = await tx.db
    .insert(valueRun)
    .values({
      organizationId: tx.organizationId,
      id: newId(),
      ...fresh,
      askedAt: now,
      heardAt: now,
    })
    .onConflictDoUpdate({
      target: [valueRun.organizationId],
      set: { ...fresh, askedAt: now, heardAt: now },
      setWhere: sql`${valueRun.status} = 'ended' or ${valueRun.heardAt}
        < ${new Date(now.getTime() - silenceMilliseconds).toISOString()}::timestamptz`,
    })
    .returning({ id: valueRun.id });
  return written.length > 0;
}

/** What is to be fitted; a run that has ended is not begun again. */
export async function beginRun(tx: Tx): Promise<unknown> {
  const [begun] = await tx.db
    .update(valueRun)
    .set({ status: "running", heardAt: tx.now() })
    .where(ours(tx, ne(valueRun.status, "ended")))
    .returning({ request: valueRun.request });
  return begun?.request;
}

/** Somebody still works on the run. */
export async function hearOfRun(tx: Tx): Promise<void> {
  await tx.db
    .update(valueRun)
    .set({ heardAt: tx.now() })
    .where(ours(tx, eq(valueRun.status, "running")));
}

export async function reportRun(tx: Tx, progress: number): Promise<void> {
  await tx.db
    .update(valueRun)
    .set({ progress, heardAt: tx.now() })
    .where(ours(tx, eq(valueRun.status, "running")));
}

/** A model that gave no value is remembered until it gives one. */
export async function endRun(tx: Tx, problem: string | null): Promise<void> {
  const model = sql`(${valueRun.request} ->> 'model')`;
  const others = sql`${valueRun.failed} - ${model}`;
  const failed = problem === null ? others : sql`(${others}) || (${valueRun.request} -> 'model')`;
  await tx.db
    .update(valueRun)
    .set({ status: "ended", progress: 1, problem, heardAt: tx.now(), failed })
    .where(ours(tx));
}

export async function findFitRun(tx: Tx): Promise<FitRun | undefined> {
  const [found] = await tx.db
    .select({
      model: sql<ValueRequest["model"]>`${valueRun.request} ->> 'model'`,
      status: valueRun.status,
      progress: valueRun.progress,
      problem: valueRun.problem,
      failed: sql<ValueRequest["model"][]>`${valueRun.failed}`,
    })
    .from(valueRun)
    .where(ours(tx));
  return found;
}
