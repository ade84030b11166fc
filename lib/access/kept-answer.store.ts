import { and, eq, inArray, lt, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { keptAnswer } from "@/lib/db/tables/access";
import { newId } from "@/lib/ground/ids";

/**
 * Claims a key. A second claim waits here until the first one's transaction ends, and then fails
 * if it was committed.
 */
export async function claimKey(tx: Tx, key: string, requestHash: string): Promise<boolean> {
  const { organizationId } = tx;
  const claimed = await tx.db
    .insert(keptAnswer)
    .values({ organizationId, id: newId(), key, requestHash, createdAt: tx.now() })
    .onConflictDoNothing({ target: [keptAnswer.organizationId, keptAnswer.key] })
    .returning({ id: keptAnswer.id });
  return claimed.length > 0;
}

const thisKey = (tx: Tx, key: string) =>
  and(eq(keptAnswer.organizationId, tx.organizationId), eq(keptAnswer.key, key));

/** The answer kept under a key. */
export async function findAnswer(tx: Tx, key: string) {
  const [answer] = await tx.db.select().from(keptAnswer).where(thisKey(tx, key));
  return answer;
}

/** Keeps the answer of a claimed key. */
export async function keepAnswer(tx: Tx, key: string, status: number, body: unknown) {
  await tx.db
    .update(keptAnswer)
    .set({ status, body: body ?? null })
    .where(thisKey(tx, key));
}

/** Forgets a few answers that are older than anyone will ask for again. */
export async function forgetAnswers(tx: Tx, before: Date): Promise<void> {
  const old = tx.db
    .select({ id: keptAnswer.id })
    .from(keptAnswer)
    .where(and(eq(keptAnswer.organizationId, tx.organizationId), lt(keptAnswer.createdAt, before)))
    .limit(20)
    .for("update", { skipLocked: true });
  await tx.db
    .delete(keptAnswer)
    .where(
      and(eq(keptAnswer.organizationId, tx.organizationId), inArray(keptAnswer.id, sql`(${old})`)),
    );
}
