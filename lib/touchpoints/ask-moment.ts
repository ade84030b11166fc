import { nextInWindow, type SendingWindow } from "@/lib/delivery/sending-window";
import type { Permitted } from "@/lib/touchpoints/contact-policy";
import { CappedDays } from "@/lib/touchpoints/daily-cap";

/** What can move an ask to a later moment than interaction plus delay. */
export const movers = ["rest-period", "yearly-maximum", "window", "daily-cap"] as const;
export type Moved = (typeof movers)[number];

interface Timing {
  id: string;
  window: SendingWindow | null;
  dailyCap: number | null;
}

interface Calendar {
  zone: string;
  taken: ReadonlyMap<string, CappedDays>;
}

/**
 * When somebody who may be asked is asked: not before the contact policy permits it, in the
 * trigger's window by the customer's clock, on a day on which the trigger has room. Each step only
 * moves on in time, so none undoes what an earlier one has seen to.
 */
export function momentOf(
  trigger: Timing,
  calendar: Calendar,
  customerZone: string | null,
  at: Date,
  may: Permitted | null,
): { dueAt: Date; moved: Moved[] } {
  const moved: Moved[] = [];
  const zone = customerZone ?? calendar.zone;
  const move = (by: Moved, to: Date, from: Date) => {
    if (to.getTime() > from.getTime()) moved.push(by);
    return to;
  };
  const later = (from: Date, bound: number) => new Date(Math.max(from.getTime(), bound));
  const rested = move("rest-period", later(at, may?.restedAt ?? 0), at);
  const allowed = move("yearly-maximum", later(rested, may?.yearAt ?? 0), rested);
  const { id, window, dailyCap } = trigger;
  const open = window ? move("window", nextInWindow(window, zone, allowed), allowed) : allowed;
  if (dailyCap === null) return { dueAt: open, moved };
  const days =
    calendar.taken.get(id) ?? new CappedDays({ perDay: dailyCap, window, zone: calendar.zone });
  return { dueAt: move("daily-cap", days.next(zone, open), open), moved };
}
