import type { Tx } from "@/lib/access/context";
import { answersLookedAt, lastTaken, waitingFor } from "@/lib/delivery/brought.store";
import type { BroughtKind } from "@/lib/delivery/kinds";
import { mostCounted } from "@/lib/delivery/queue-shapes";

/** How it stands with what waits until a member brings it, or its customer comes by. */
export interface Brought {
  waiting: number;
  /** There are more than were counted. */
  more: boolean;
  oldestAt: Date | null;
  /** When somebody last took one; null if nobody did, on a site among so many latest answers. */
  takenAt: Date | null;
  answersLookedAt: number;
  /** Whether they wait for members who do not come. */
  neglected: boolean;
}

/** After so long without anybody who takes one, somebody should know. */
const neglectedMilliseconds = 2 * 86_400_000;

export async function broughtOf(tx: Tx, kind: BroughtKind): Promise<Brought> {
  const { waiting, oldestAt } = await waitingFor(tx, kind);
  const takenAt = await lastTaken(tx, kind);
  return {
    waiting: Math.min(waiting, mostCounted),
    more: waiting > mostCounted,
    ...{ oldestAt, takenAt, answersLookedAt },
    neglected: isNeglected(kind, { oldestAt, takenAt }, tx.now()),
  };
}

/** Whoever has not come by a site is nobody's fault. */
function isNeglected(
  kind: BroughtKind,
  { oldestAt, takenAt }: Pick<Brought, "oldestAt" | "takenAt">,
  now: Date,
): boolean {
  if (kind === "widget" || oldestAt === null) return false;
  const since = takenAt !== null && takenAt > oldestAt ? takenAt : oldestAt;
  return now.getTime() - since.getTime() > neglectedMilliseconds;
}
