import type { Tx } from "@/lib/access/context";
import { timeZoneOf } from "@/lib/db/time-zone-of";
import { endUndelivered, findUndelivered, type Undelivered } from "@/lib/delivery/report.store";
import { hoursOf, sameTimeInHours } from "@/lib/delivery/same-time-of-day";

/**
 * Invitations whose message did not arrive: by the next channel, if there is one and this was the
 * first message. What comes back later than in a quarter of an hour may do so at night or on a day
 * off: the next channel then waits for the first one's time of day on a day of the same hours, as long
 * as the survey can still be answered by then.
 */
export async function goOnWithoutDelivery(tx: Tx, messageIds: readonly string[]): Promise<void> {
  const found = await findUndelivered(tx, messageIds);
  if (found.length === 0) return;
  const zone = await timeZoneOf(tx);
  const now = tx.now();
  const ends = found.map((one): Undelivered => {
    const { id, remindersSent, route, expiresAt } = one;
    const at = sameTimeInHours(one.sentAt ?? now, now, hoursOf(one, zone));
    const goesOn = remindersSent === 0 && route.length > 0 && at < expiresAt;
    return { id, remindersSent, nextAt: goesOn ? at.toISOString() : null };
  });
  await endUndelivered(tx, messageIds, ends);
}
