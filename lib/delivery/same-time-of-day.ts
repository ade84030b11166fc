import { IANAZone } from "luxon";
import { isInWindow, nextInWindow, SendingWindow } from "@/lib/delivery/sending-window";
import { remembered } from "@/lib/ground/remembered";

const day = 86_400_000;
const quarterHour = 900_000;
/** A week finds every weekday; one more day, where the first of them is now. */
const daysTried = 8;

/** When a customer may be written to after what somebody else said first. */
export interface Hours {
  /** The trigger's; null: at any time. */
  window: SendingWindow | null;
  /** The customer's own time zone, else the organisation's. */
  zone: string;
}

// Every message that is due is asked, and there are few zones and few windows: to make a calendar for
// each of them takes longer than all the rest.
const isZone = remembered(1_000, (zone) => IANAZone.isValidZone(zone));
const windowOf = remembered(1_000, (stored) => SendingWindow.parse(JSON.parse(stored)));

/**
 * The hours of an invitation, of which its trigger keeps a window and its customer names a zone. An
 * invitation by hand has no trigger, and one by a trigger need not have a window.
 */
export function hoursOf(
  { window, timeZone }: { window: unknown; timeZone: string | null },
  organizationZone: string,
): Hours {
  if (window === null) return { window, zone: organizationZone };
  const isKnown = timeZone !== null && isZone(timeZone);
  return {
    window: windowOf(JSON.stringify(window)),
    zone: isKnown ? timeZone : organizationZone,
  };
}

/** The first moment from this one on at which a customer may be written to. */
export function nextInHours(at: Date, { window, zone }: Hours): Date {
  return window === null ? at : nextInWindow(window, zone, at);
}

/** Whether a customer may be written to at a moment. */
export function isInHours(at: Date, { window, zone }: Hours): boolean {
  return window === null || isInWindow(window, zone, at);
}

/**
 * The first moment from now on at the time of day of an earlier one, on a day on which the window is
 * open; now itself within a quarter of an hour after that time. Where a change of clocks has moved that
 * time out of the window, the window's next opening.
 */
export function sameTimeInHours(earlier: Date, now: Date, { window, zone }: Hours): Date {
  const days = Math.ceil((now.getTime() - quarterHour - earlier.getTime()) / day);
  const after = (more: number) =>
    new Date(Math.max(now.getTime(), earlier.getTime() + (days + more) * day));
  const first = after(0);
  if (window === null) return first;
  for (let more = 0; more < daysTried; more += 1) {
    if (isInWindow(window, zone, after(more))) return after(more);
  }
  return nextInWindow(window, zone, first);
}
