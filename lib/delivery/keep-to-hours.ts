import type { Tx } from "@/lib/access/context";
import { timeZoneOf } from "@/lib/db/time-zone-of";
import type { DueInvitation, Ending } from "@/lib/delivery/due-invitations.store";
import type { SendingKind } from "@/lib/delivery/kinds";
import type { Later } from "@/lib/delivery/put-off.store";
import { type Hours, hoursOf, nextInHours } from "@/lib/delivery/same-time-of-day";
import { ended } from "@/lib/delivery/sort-out";

/** What is due, by whether it may be sent at this hour. */
interface Kept {
  now: DueInvitation[];
  /** When each of them may be sent, by its id. */
  hours: Map<string, Hours>;
  later: Later[];
  /** How those end for which no hour is left. */
  endings: Ending[];
}

/**
 * Which of the invitations that are due may be sent at this hour: an invitation is made for an hour of its
 * trigger or round, but may have waited for a provider, a limit or another attempt until long after it.
 */
export async function keepToHours(
  tx: Tx,
  kind: SendingKind,
  due: readonly DueInvitation[],
): Promise<Kept> {
  const kept: Kept = { now: [], hours: new Map(), later: [], endings: [] };
  const zone = due.some(({ window }) => window !== null) ? await timeZoneOf(tx) : "UTC";
  const now = tx.now();
  for (const one of due) {
    const hours = hoursOf(one, zone);
    const at = nextInHours(now, hours);
    if (at <= now) {
      kept.now.push(one);
      kept.hours.set(one.id, hours);
    } else if (at < one.expiresAt) {
      kept.later.push({ id: one.id, dueAt: at.toISOString() });
    } else {
      kept.endings.push({ ...ended(one, "failed", noHourLeft), waitedFor: kind });
    }
  }
  return kept;
}

const noHourLeft = "It expires before its sending hours begin.";
