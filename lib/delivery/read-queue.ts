import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { addressFor } from "@/lib/delivery/address";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";
import { listQueued } from "@/lib/delivery/queue.store";
import type { ListQueue, Queue, QueuedInvitation, QueueState } from "@/lib/delivery/queue-shapes";
import { readCursor, writeCursor } from "@/lib/ground/cursor";

const Place = z.tuple([z.iso.datetime(), z.uuid()]);

/** What is still to be sent, what is being sent, or what was given up, a page at a time. */
export async function readQueue(ctx: Context, query: ListQueue): Promise<Queue> {
  permit(ctx, "invitations.read");
  const { state, search, limit, cursor } = query;
  const after = cursor === undefined ? undefined : readCursor(cursor, Place);
  const wanted = { state, search, limit: limit + 1, after };
  const found = await inTransaction(ctx, async (tx) => {
    const byChannel: QueuedInvitation[][] = [];
    // They are few, and each has an index of its own to walk.
    for (const channel of plannedKinds) {
      const rows = await listQueued(tx, channel, wanted);
      byChannel.push(rows.map((row) => queued(row, { state, channel, now: tx.now() })));
    }
    return byChannel.flat();
  });
  const turn = state === "failed" ? -1 : 1;
  const key = ({ dueAt, id }: QueuedInvitation) => `${dueAt} ${id}`;
  found.sort((a, b) => (key(a) < key(b) ? -turn : turn));
  const data = found.slice(0, limit);
  const last = found.length > limit ? data.at(-1) : undefined;
  return { data, nextCursor: last ? writeCursor([last.dueAt, last.id]) : null };
}

type Row = Awaited<ReturnType<typeof listQueued>>[number];

function queued(
  { email, phone, dueAt, expiresAt, ...row }: Row,
  { state, channel, now }: { state: QueueState; channel: PlannedKind; now: Date },
): QueuedInvitation {
  const waits = state === "scheduled" && row.failure !== null && dueAt > now;
  return {
    ...row,
    ...{ state, channel, dueAt: dueAt.toISOString(), expiresAt: expiresAt.toISOString() },
    customerAddress: addressFor(channel, { email, phone }) ?? email ?? phone,
    retriable: (state === "failed" || waits) && expiresAt > now,
  };
}
