import { and, desc, eq, gt, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { round } from "@/lib/db/tables/rounds";
import { newId } from "@/lib/ground/ids";
import type { RoundRules } from "@/lib/touchpoints/rounds/shapes";
import { nothingCounted, type Tally } from "@/lib/touchpoints/rounds/tally";

const ours = (tx: Tx, ...conditions: SQL[]) =>
  and(eq(round.organizationId, tx.organizationId), ...conditions);

export type RoundRow = typeof round.$inferSelect;
export type RoundStatus = RoundRow["status"];

/** In which somebody is at work on it. */
const working = ["counting", "asking", "cancelling"] as const;

export async function insertRound(tx: Tx, surveyId: string, rules: RoundRules): Promise<RoundRow> {
  const [added] = await tx.db
    .insert(round)
    .values({
      ...{ organizationId: tx.organizationId, id: newId(), surveyId, rules, status: "counting" },
      ...{ tally: nothingCounted, heardAt: tx.now(), createdAt: tx.now(), updatedAt: tx.now() },
    })
    .returning();
  if (!added) throw new Error("a round was not added");
  return added;
}

/** How many that were made since a moment are being counted, or wait for it. */
export async function countCounting(tx: Tx, since: Date): Promise<number> {
  return tx.db.$count(round, ours(tx, eq(round.status, "counting"), gt(round.createdAt, since)));
}

export async function findRound(tx: Tx, id: string): Promise<RoundRow | undefined> {
  const [row] = await tx.db
    .select()
    .from(round)
    .where(ours(tx, eq(round.id, id)));
  return row;
}

/** One that is held until the transaction ends: who asks for it takes turns with who calls it off. */
export async function holdRound(tx: Tx, id: string): Promise<RoundRow | undefined> {
  const [row] = await tx.db
    .select()
    .from(round)
    .where(ours(tx, eq(round.id, id)))
    .for("update");
  return row;
}

/** Rounds, the latest first; one more than asked for tells that the list goes on. */
export async function listRounds(
  tx: Tx,
  { surveyId, limit }: { surveyId: string | undefined; limit: number },
  after?: { at: Date; id: string },
): Promise<RoundRow[]> {
  const sameMoment = after && and(eq(round.createdAt, after.at), lt(round.id, after.id));
  return tx.db
    .select()
    .from(round)
    .where(
      and(
        ours(tx),
        surveyId === undefined ? undefined : eq(round.surveyId, surveyId),
        after && or(lt(round.createdAt, after.at), sameMoment),
      ),
    )
    .orderBy(desc(round.createdAt), desc(round.id))
    .limit(limit + 1);
}

type Change = Partial<Omit<RoundRow, "organizationId" | "id" | "surveyId" | "createdAt">>;

/** Changes a round that stands as it was thought to; false when it does not any more. */
export async function moveRound(
  tx: Tx,
  id: string,
  from: readonly RoundStatus[],
  change: Change,
): Promise<boolean> {
  const moved = await tx.db
    .update(round)
    .set({ ...change, heardAt: tx.now(), updatedAt: tx.now() })
    .where(ours(tx, eq(round.id, id), inArray(round.status, [...from])))
    .returning({ id: round.id });
  return moved.length > 0;
}

/** Has a counted round ask; false when another of its survey has begun to at this very moment. */
export async function startRound(tx: Tx, id: string, change: Change): Promise<boolean> {
  try {
    return await moveRound(tx, id, ["counted"], { ...change, status: "asking" });
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

function isTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "23505") || isTaken(error.cause);
}

/** Writes down how far its work is, for whoever holds it. */
export async function storeProgress(
  tx: Tx,
  id: string,
  done: { place: string | null; seen: number; tally: Tally },
): Promise<void> {
  await tx.db
    .update(round)
    .set({ ...done, heardAt: tx.now(), updatedAt: tx.now() })
    .where(ours(tx, eq(round.id, id)));
}

/** Whether another round of the survey is asking. */
export async function isAskingNow(tx: Tx, surveyId: string): Promise<boolean> {
  const asks = eq(round.status, "asking");
  return (await tx.db.$count(round, ours(tx, eq(round.surveyId, surveyId), asks))) > 0;
}

/** Those whose work nobody has been heard of since a moment, each told once until it is silent again. */
export async function takeSilentRounds(tx: Tx, since: Date): Promise<string[]> {
  const rows = await tx.db
    .update(round)
    .set({ heardAt: tx.now() })
    .where(ours(tx, inArray(round.status, [...working]), lt(round.heardAt, since)))
    .returning({ id: round.id });
  return rows.map(({ id }) => id);
}

const living = (tx: Tx) =>
  and(eq(customer.organizationId, tx.organizationId), isNull(customer.erasedAt));

export async function countCustomers(tx: Tx): Promise<number> {
  return tx.db.$count(customer, living(tx));
}

/** The next customers after one, in the order of their ids. */
export async function nextCustomers(
  tx: Tx,
  place: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await tx.db
    .select({ id: customer.id })
    .from(customer)
    .where(and(living(tx), place === null ? sql`true` : gt(customer.id, place)))
    .orderBy(customer.id)
    .limit(limit);
  return rows.map(({ id }) => id);
}
