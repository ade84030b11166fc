import { and, asc, count, eq, gt, max, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { channel, message } from "@/lib/db/tables/delivery";
import type { Taken, WarmUp } from "@/lib/delivery/allowance";
import type { CircuitState } from "@/lib/delivery/circuit";
import type { ChannelKind } from "@/lib/delivery/kinds";
import { newId } from "@/lib/ground/ids";

const ours = (tx: Tx, kind: ChannelKind) =>
  and(eq(channel.organizationId, tx.organizationId), eq(channel.kind, kind));

export type ChannelRow = typeof channel.$inferSelect;

export async function findChannels(tx: Tx): Promise<ChannelRow[]> {
  return tx.db
    .select()
    .from(channel)
    .where(eq(channel.organizationId, tx.organizationId))
    .orderBy(asc(channel.kind));
}

/** A channel, held until the transaction ends: its limits and its circuit are counted by turns. */
export async function holdChannel(tx: Tx, kind: ChannelKind): Promise<ChannelRow | undefined> {
  const [row] = await tx.db.select().from(channel).where(ours(tx, kind)).for("update");
  return row;
}

type Saved = Pick<ChannelRow, "active" | "settings" | "sealed" | "perMinute"> & WarmUp;

/** Keeps how a channel is set up; whatever was wrong with it before is tried anew. */
export async function upsertChannel(tx: Tx, kind: ChannelKind, saved: Saved): Promise<void> {
  const times = { createdAt: tx.now(), updatedAt: tx.now() };
  // Whoever saves it knows how it stood.
  const anew = { failures: 0, openUntil: null, problem: null, problemAt: null, toldFailing: false };
  await tx.db
    .insert(channel)
    .values({ organizationId: tx.organizationId, id: newId(), kind, ...saved, ...times })
    .onConflictDoUpdate({
      target: [channel.organizationId, channel.kind],
      set: { ...saved, ...anew, updatedAt: tx.now() },
    });
}

/** E-mail works without having been set up; its circuit needs a row all the same. */
export async function insertChannel(tx: Tx, kind: ChannelKind, settings: object): Promise<void> {
  await tx.db
    .insert(channel)
    .values({ organizationId: tx.organizationId, id: newId(), kind, active: true, settings })
    .onConflictDoNothing();
}

export async function storeCircuit(
  tx: Tx,
  kind: ChannelKind,
  state: CircuitState & { problem: string | null },
): Promise<void> {
  const problemAt = state.problem === null ? null : tx.now();
  await tx.db
    .update(channel)
    .set({ ...state, problemAt, updatedAt: tx.now() })
    .where(ours(tx, kind));
}

/** Writes down what administrators are told of a channel. */
export async function storeTold(tx: Tx, kind: ChannelKind, toldFailing: boolean): Promise<void> {
  await tx.db.update(channel).set({ toldFailing, toldAt: tx.now() }).where(ours(tx, kind));
}

export async function storeTaken(tx: Tx, kind: ChannelKind, taken: Taken & WarmUp): Promise<void> {
  await tx.db.update(channel).set(taken).where(ours(tx, kind));
}

/** Keeps up to where a channel was looked through; null: to its end. */
export async function storeSwept(
  tx: Tx,
  kind: ChannelKind,
  place: { dueAt: Date; id: string } | null,
): Promise<void> {
  const swept = { sweptDueAt: place?.dueAt ?? null, sweptId: place?.id ?? null };
  await tx.db.update(channel).set(swept).where(ours(tx, kind));
}

/** What each channel did since a moment: how many messages, of which status, and the latest. */
export async function countMessagesSince(tx: Tx, since: Date) {
  return tx.db
    .select({
      kind: message.channel,
      status: message.status,
      n: count(),
      latestAt: max(message.finishedAt),
    })
    .from(message)
    .where(and(eq(message.organizationId, tx.organizationId), gt(message.createdAt, since)))
    .groupBy(message.channel, message.status)
    .orderBy(sql`1`, sql`2`);
}
