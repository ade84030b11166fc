import { and, desc, eq, inArray, lt } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { seedCopy } from "@/lib/db/tables/seeds";
import { survey } from "@/lib/db/tables/surveys";
import { newId } from "@/lib/ground/ids";

const ours = (tx: Tx) => eq(seedCopy.organizationId, tx.organizationId);

/** Which addresses have had a copy of these surveys' mail on a day. */
export async function copiesOf(tx: Tx, surveyIds: readonly string[], day: string) {
  return tx.db
    .select({ surveyId: seedCopy.surveyId, address: seedCopy.address })
    .from(seedCopy)
    .where(and(ours(tx), inArray(seedCopy.surveyId, [...surveyIds]), eq(seedCopy.day, day)));
}

interface NewCopy {
  surveyId: string;
  day: string;
  address: string;
}

/** Takes a copy that is to be sent; undefined when another sender has taken it. */
export async function claimCopy(tx: Tx, copy: NewCopy): Promise<string | undefined> {
  const { organizationId } = tx;
  const [claimed] = await tx.db
    .insert(seedCopy)
    .values({ ...copy, organizationId, id: newId(), status: "handing-over", createdAt: tx.now() })
    .onConflictDoNothing()
    .returning({ id: seedCopy.id });
  return claimed?.id;
}

export async function recordCopy(
  tx: Tx,
  id: string,
  told: { status: "sent" | "kept" | "failed"; failure: string | null },
): Promise<void> {
  await tx.db
    .update(seedCopy)
    .set(told)
    .where(and(ours(tx), eq(seedCopy.id, id)));
}

/** Gives back a copy that nobody has: it is sent with the survey's next mail of the day. */
export async function releaseCopy(tx: Tx, id: string): Promise<void> {
  await tx.db.delete(seedCopy).where(and(ours(tx), eq(seedCopy.id, id)));
}

export async function forgetCopies(tx: Tx, before: Date): Promise<void> {
  await tx.db.delete(seedCopy).where(and(ours(tx), lt(seedCopy.createdAt, before)));
}

/** The latest copies, with their surveys. */
export async function latestCopies(tx: Tx, limit: number) {
  return tx.db
    .select({
      id: seedCopy.id,
      survey: survey.name,
      address: seedCopy.address,
      status: seedCopy.status,
      failure: seedCopy.failure,
      createdAt: seedCopy.createdAt,
    })
    .from(seedCopy)
    .innerJoin(
      survey,
      and(eq(survey.organizationId, seedCopy.organizationId), eq(survey.id, seedCopy.surveyId)),
    )
    .where(ours(tx))
    .orderBy(desc(seedCopy.createdAt), desc(seedCopy.id))
    .limit(limit);
}
