import { and, asc, count, eq, isNull, or, type SQL } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { savedView } from "@/lib/db/tables/analysis";

/** Shared ones, and those of the member who asks; a key of the API has none of its own. */
function visible(tx: Tx): SQL | undefined {
  const shared = isNull(savedView.memberId);
  const own = tx.actor.kind === "member" ? eq(savedView.memberId, tx.actor.id) : undefined;
  return and(eq(savedView.organizationId, tx.organizationId), or(shared, own));
}

function ofHolder(memberId: string | null): SQL {
  return memberId === null ? isNull(savedView.memberId) : eq(savedView.memberId, memberId);
}

export type NewView = Pick<
  typeof savedView.$inferInsert,
  "id" | "memberId" | "name" | "page" | "question"
>;

const shown = {
  id: savedView.id,
  memberId: savedView.memberId,
  name: savedView.name,
  page: savedView.page,
  question: savedView.question,
};

export async function listViews(tx: Tx) {
  return tx.db.select(shown).from(savedView).where(visible(tx)).orderBy(asc(savedView.name));
}

export async function findView(tx: Tx, id: string) {
  const [found] = await tx.db
    .select(shown)
    .from(savedView)
    .where(and(visible(tx), eq(savedView.id, id)))
    .for("update");
  return found;
}

/** How many the organisation shares, or a member keeps. */
export async function countViews(tx: Tx, memberId: string | null): Promise<number> {
  const [found] = await tx.db
    .select({ n: count() })
    .from(savedView)
    .where(and(eq(savedView.organizationId, tx.organizationId), ofHolder(memberId)));
  return found?.n ?? 0;
}

/** Nothing if the name is taken there: the unique constraint decides. */
export async function insertView(tx: Tx, view: NewView) {
  const [kept] = await tx.db
    .insert(savedView)
    .values({ ...view, organizationId: tx.organizationId })
    .onConflictDoNothing()
    .returning(shown);
  return kept;
}

export async function removeView(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx.db
    .delete(savedView)
    .where(and(visible(tx), eq(savedView.id, id)))
    .returning({ id: savedView.id });
  return gone.length > 0;
}
