import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { countHandingOver, countQueued, countSent } from "@/lib/delivery/queue-counts.store";
import { mostCounted, type QueueCounts } from "@/lib/delivery/queue-shapes";

const counted = (found: number) => ({
  count: Math.min(found, mostCounted),
  more: found > mostCounted,
});

/** How much of the queue is in each state, and of the last day how much was sent. */
export async function readQueueCounts(ctx: Context): Promise<QueueCounts> {
  permit(ctx, "invitations.read");
  const limit = mostCounted + 1;
  const { rows, sending, messages } = await inTransaction(ctx, async (tx) => ({
    rows: await countQueued(tx, limit),
    sending: await countHandingOver(tx, limit),
    messages: await countSent(tx, limit),
  }));
  const all = (key: "scheduled" | "due" | "failed") =>
    counted(rows.reduce((sum, row) => sum + row[key], 0));
  return {
    scheduled: all("scheduled"),
    due: all("due"),
    failed: all("failed"),
    sending: counted(sending),
    sent: { count: Math.min(messages.sent, mostCounted), more: messages.seen > mostCounted },
    failedBy: rows
      .filter(({ failed }) => failed > 0)
      .map(({ channel, failed, retriable, overtaken }) => ({
        ...{ channel, failed: counted(failed), overtaken },
        retriable: Math.min(retriable, mostCounted),
      })),
  };
}
