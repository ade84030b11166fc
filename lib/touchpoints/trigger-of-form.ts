import { DateTime } from "luxon";
import type { Tx } from "@/lib/access/context";
import { timeZoneOf } from "@/lib/db/time-zone-of";
import type { SaveTrigger } from "@/lib/touchpoints/save-trigger-shape";
import { delayUnits } from "@/lib/touchpoints/shapes";

const day = 86_400;

/** What a form says of a trigger, in the units of the API. */
export async function rulesOfForm(tx: Tx, input: Omit<SaveTrigger, "survey" | "triggerId">) {
  const { name, active, priority, touchpoints, channels, conditions, whenResting } = input;
  const { windowed, weekdays, from, until, restPeriodDays, dailyCap } = input;
  const zone = await timeZoneOf(tx);
  return {
    ...{ name, active, priority, touchpoints, channels, conditions, whenResting, dailyCap },
    ...{ startsAt: dayIn(zone, input.firstDay, 0), endsAt: dayIn(zone, input.lastDay, 1) },
    delaySeconds: input.delay * delayUnits[input.delayUnit],
    window: windowed ? { weekdays, from, until } : null,
    share: input.sharePercent / 100,
    restPeriodSeconds: restPeriodDays === null ? null : restPeriodDays * day,
    expiresAfterSeconds: input.expiresAfterDays * day,
  };
}

/** The first moment of a day, or of the one after it. */
function dayIn(zone: string, date: string | null, daysLater: number): string | null {
  if (date === null) return null;
  return DateTime.fromISO(date, { zone }).plus({ days: daysLater }).toUTC().toISO();
}
