import { and, eq } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { digest } from "@/lib/db/tables/digest";
import { newId } from "@/lib/ground/ids";

/** The members whose mail of a week somebody has in hand, or handed over. */
export async function claimedMembers(tx: Tx, week: string): Promise<Set<string>> {
  const rows = await tx.db
    .select({ memberId: digest.memberId })
    .from(digest)
    .where(and(eq(digest.organizationId, tx.organizationId), eq(digest.week, week)));
  return new Set(rows.map(({ memberId }) => memberId));
}

/** Takes a member's mail of a week in hand. @returns undefined where somebody else has */
export async function claimDigest(
  tx: Tx,
  memberId: string,
  week: string,
): Promise<string | undefined> {
  const { organizationId } = tx;
  const [claimed] = await tx.db
    .insert(digest)
    .values({ organizationId, id: newId(), memberId, week, claimedAt: tx.now() })
    .onConflictDoNothing({ target: [digest.organizationId, digest.memberId, digest.week] })
    .returning({ id: digest.id });
  return claimed?.id;
}

const one = (tx: Tx, id: string) =>
  and(eq(digest.organizationId, tx.organizationId), eq(digest.id, id));

export async function markSent(tx: Tx, id: string): Promise<void> {
  await tx.db.update(digest).set({ sentAt: tx.now() }).where(one(tx, id));
}

/** Lets go of a mail that nobody can have got: it may be tried again. */
export async function releaseDigest(tx: Tx, id: string): Promise<void> {
  await tx.db.delete(digest).where(one(tx, id));
}
