import { isDeepStrictEqual } from "node:util";
import { DateTime } from "luxon";
import type { Tx } from "@/lib/access/context";
import { timeZoneOf } from "@/lib/db/time-zone-of";
import { delayOf, expiryOf, restOf, SaveTrigger } from "@/lib/touchpoints/save-trigger-shape";
import type { Trigger } from "@/lib/touchpoints/shapes";
import { triggerOf } from "@/lib/touchpoints/trigger-facts";
import { valuesOf } from "@/lib/touchpoints/trigger-values";
import { findTrigger } from "@/lib/touchpoints/triggers.store";

/** What a form says of a trigger, in the units of the API; what it leaves as it is stays as it is. */
export async function rulesOfForm(tx: Tx, input: SaveTrigger) {
  const zone = await timeZoneOf(tx);
  const stored = input.triggerId === "" ? undefined : await findTrigger(tx, input.triggerId);
  return stored ? changedRules(zone, triggerOf(stored), input) : typedRules(zone, input);
}

/**
 * A stored trigger as its form changes it. The form shows some rules less exactly than the API has
 * them, such as a moment as its day: whoever does not touch them does not change them.
 */
export function changedRules(zone: string, stored: Trigger, input: SaveTrigger) {
  const typed = typedRules(zone, input);
  const form = SaveTrigger.safeParse(valuesOf(input.survey, zone, stored));
  if (!form.success) return typed;
  const shown = typedRules(zone, form.data);
  const kept = unchanged(typed, shown, stored);
  const conditions = typed.conditions.map((clause) => {
    const at = shown.conditions.findIndex((one) => isDeepStrictEqual(one, clause));
    return stored.conditions[at] ?? clause;
  });
  return { ...typed, conditions, ...kept };
}

/** Those of the stored rules that are typed as they are shown. */
function unchanged<T extends object>(typed: T, shown: T, stored: T): Partial<T> {
  const kept: Partial<T> = {};
  for (const key of Object.keys(typed) as (keyof T)[])
    if (isDeepStrictEqual(typed[key], shown[key])) kept[key] = stored[key];
  return kept;
}

function typedRules(zone: string, input: SaveTrigger) {
  const { name, active, priority, touchpoints, channels, conditions, whenResting } = input;
  const { windowed, weekdays, from, until, dailyCap, askBy } = input;
  return {
    ...{ name, active, priority, touchpoints, channels, conditions, whenResting },
    ...{ dailyCap, askBy },
    ...{ startsAt: dayIn(zone, input.firstDay, 0), endsAt: dayIn(zone, input.lastDay, 1) },
    delaySeconds: delayOf(input),
    window: windowed ? { weekdays, from, until } : null,
    share: input.sharePercent / 100,
    restPeriodSeconds: restOf(input),
    expiresAfterSeconds: expiryOf(input),
  };
}

/** The first moment of a day, or of the one after it. */
function dayIn(zone: string, date: string | null, daysLater: number): string | null {
  if (date === null) return null;
  return DateTime.fromISO(date, { zone }).plus({ days: daysLater }).toUTC().toISO();
}
