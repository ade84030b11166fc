import { and, asc, count, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { account, member } from "@/lib/db/tables/access";
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
  "id" | "memberId" | "madeBy" | "name" | "page" | "question"
>;

const whole = {
  id: savedView.id,
  name: savedView.name,
  memberId: savedView.memberId,
  makerId: savedView.madeBy,
  madeBy: account.name,
  page: savedView.page,
  question: savedView.question,
};

const itsMaker = and(
  eq(member.organizationId, savedView.organizationId),
  eq(member.id, savedView.madeBy),
);

interface Page {
  limit: number;
  /** The last name before this page, and the view's id. */
  after?: readonly [name: string, id: string] | undefined;
}

function onPage(tx: Tx, after: Page["after"]): SQL | undefined {
  const later =
    after && sql`(${savedView.name}, ${savedView.id}) > (${after[0]}, ${after[1]}::uuid)`;
  return and(visible(tx), later);
}

/** By name. */
export async function listViews(tx: Tx, { limit, after }: Page) {
  return tx.db
    .select(whole)
    .from(savedView)
    .leftJoin(member, itsMaker)
    .leftJoin(account, eq(account.id, member.accountId))
    .where(onPage(tx, after))
    .orderBy(asc(savedView.name), asc(savedView.id))
    .limit(limit);
}

function oneView(tx: Tx, id: string) {
  return tx.db
    .select(whole)
    .from(savedView)
    .leftJoin(member, itsMaker)
    .leftJoin(account, eq(account.id, member.accountId))
    .where(and(visible(tx), eq(savedView.id, id)));
}

export async function findView(tx: Tx, id: string) {
  const [found] = await oneView(tx, id);
  return found;
}

/** The same, and nobody else changes it until this transaction is over. */
export async function lockView(tx: Tx, id: string) {
  const [locked] = await oneView(tx, id).for("update", { of: savedView });
  return locked;
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
    .returning({ question: savedView.question });
  return kept;
}

/** False if the name is taken there; the constraint has then ended the transaction. */
export async function updateView(
  tx: Tx,
  id: string,
  change: { name: string; memberId: string | null },
): Promise<boolean> {
  const ours = and(eq(savedView.organizationId, tx.organizationId), eq(savedView.id, id));
  try {
    await tx.db.update(savedView).set(change).where(ours);
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

function isTaken(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Error) || !("constraint_name" in cause)) return false;
  return cause.constraint_name === "saved_view_name_key";
}

export async function removeView(tx: Tx, id: string): Promise<void> {
  const ours = and(eq(savedView.organizationId, tx.organizationId), eq(savedView.id, id));
  await tx.db.delete(savedView).where(ours);
}
