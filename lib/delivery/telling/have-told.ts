import type { Tx } from "@/lib/access/context";
import { type ChannelRow, storeTold } from "@/lib/delivery/channel.store";
import type { SendingKind } from "@/lib/delivery/kinds";
import type { ChannelNews } from "@/lib/delivery/telling/shapes";
import { enqueue } from "@/lib/queue/jobs";

const restMilliseconds = 3_600_000;

type Known = Pick<ChannelRow, "toldAt" | "toldFailing">;

/**
 * Whether administrators are told of this now. Of a failing channel once, and an hour after the last
 * word at the earliest, so that one that comes and goes does not fill their mailboxes; that it works
 * again only if the last they heard is that it does not.
 */
export function isNews({ toldAt, toldFailing }: Known, isFailing: boolean, now: Date): boolean {
  if (!isFailing) return toldFailing;
  const rested = toldAt === null || now.getTime() - toldAt.getTime() >= restMilliseconds;
  return !toldFailing && rested;
}

/** Has administrators told, inside the caller's own verb, which holds the channel. */
export async function haveTold(
  tx: Tx,
  kind: SendingKind,
  row: Known,
  problem: string | null,
): Promise<void> {
  const isFailing = problem !== null;
  if (!isNews(row, isFailing, tx.now())) return;
  await storeTold(tx, kind, isFailing);
  const news: ChannelNews = { organizationId: tx.organizationId, channel: kind, problem };
  await enqueue(tx, "channels.tell", [news]);
}
