import { z } from "zod";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { addressFor } from "@/lib/delivery/address";
import { type Found, foundBy } from "@/lib/delivery/found-by";
import { idsOfQueued } from "@/lib/delivery/found-invitations.store";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";
import { invitationsBeingSent, listQueued } from "@/lib/delivery/queue.store";
import {
  type ListQueue,
  mostCounted,
  type Queue,
  type QueuedInvitation,
  type QueueState,
} from "@/lib/delivery/queue-shapes";
import { lastWalked, listSent } from "@/lib/delivery/sent.store";
import { readCursor, writeCursor } from "@/lib/ground/cursor";

const Place = z.tuple([z.iso.datetime(), z.uuid()]);
const PlannedChannel = z.enum(plannedKinds);
type Unsent = Exclude<QueueState, "sent">;

/** What is still to be sent, being sent, given up or sent, a page at a time. */
export async function readQueue(ctx: Context, query: ListQueue): Promise<Queue> {
  permit(ctx, "invitations.read");
  const { state, ...wanted } = query;
  return state === "sent" ? readSent(ctx, wanted) : readUnsent(ctx, { ...wanted, state });
}

type Page = Omit<ListQueue, "state">;

const SentPlace = z.tuple([z.uuid()]);

async function readSent(ctx: Context, { search, limit, cursor }: Page): Promise<Queue> {
  const [before] = cursor === undefined ? [] : readCursor(cursor, SentPlace);
  const { rows, walked, moreCustomers } = await inTransaction(ctx, async (tx) => {
    const found = search ? await foundBy(tx, search) : undefined;
    const rows = await listSent(tx, { found, limit: limit + 1, before });
    // A search finds all there is; a page without one may have looked at earlier messages only.
    const isShort = rows.length <= limit && !found;
    const walked = isShort ? await lastWalked(tx, before) : undefined;
    return { rows, walked, moreCustomers: found?.more ?? false };
  });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1)?.messageId : walked;
  const data = shown.map(({ messageId: _, address, channel, ...row }) => ({
    ...row,
    ...{ state: "sent" as const, channel: PlannedChannel.parse(channel) },
    ...{ dueAt: row.dueAt.toISOString(), expiresAt: row.expiresAt.toISOString() },
    ...{ sentAt: new Date(row.sentAt).toISOString(), customerAddress: address, retriable: false },
  }));
  return { data, nextCursor: last ? writeCursor([last]) : null, moreCustomers };
}

async function readUnsent(
  ctx: Context,
  { state, search, limit, cursor }: Page & { state: Unsent },
): Promise<Queue> {
  const after = cursor === undefined ? undefined : readCursor(cursor, Place);
  const { rows, moreCustomers } = await inTransaction(ctx, async (tx) => {
    const found = search ? await foundBy(tx, search) : undefined;
    const wanted = { state, limit: limit + 1, after, among: await mayBe(tx, state, found) };
    const byChannel: QueuedInvitation[][] = [];
    // They are few, and each has an index of its own to walk.
    for (const channel of plannedKinds) {
      const rows = await listQueued(tx, channel, wanted);
      byChannel.push(rows.map((row) => queued(row, { state, channel, now: tx.now() })));
    }
    return { rows: byChannel.flat(), moreCustomers: found?.more ?? false };
  });
  const turn = state === "failed" ? -1 : 1;
  const key = ({ dueAt, id }: QueuedInvitation) => `${dueAt} ${id}`;
  rows.sort((a, b) => (key(a) < key(b) ? -turn : turn));
  const data = rows.slice(0, limit);
  const last = rows.length > limit ? data.at(-1) : undefined;
  return { data, nextCursor: last ? writeCursor([last.dueAt, last.id]) : null, moreCustomers };
}

/** Which invitations of a state they may be, where that is known beforehand. */
async function mayBe(tx: Tx, state: Unsent, found: Found | undefined) {
  if (found) return idsOfQueued(tx, found, state);
  return state === "sending" ? invitationsBeingSent(tx, mostCounted) : undefined;
}

type Row = Awaited<ReturnType<typeof listQueued>>[number];

function queued(
  { email, phone, dueAt, expiresAt, ...row }: Row,
  { state, channel, now }: { state: Unsent; channel: PlannedKind; now: Date },
): QueuedInvitation {
  const waits = state === "scheduled" && row.failure !== null && dueAt > now;
  return {
    ...row,
    ...{ state, channel, dueAt: dueAt.toISOString(), expiresAt: expiresAt.toISOString() },
    customerAddress: addressFor(channel, { email, phone }) ?? email ?? phone,
    retriable: (state === "failed" || waits) && expiresAt > now,
  };
}
