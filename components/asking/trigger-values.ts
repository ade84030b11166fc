import { inDays, inUnits } from "@/components/asking/durations";
import type { Clause, Comparison } from "@/lib/touchpoints/condition";
import type { Trigger } from "@/lib/touchpoints/shapes";

/** A comparison as it is typed. */
export interface TypedComparison {
  fact: string;
  is: string;
  text: string;
}
export type TypedRow = { any: TypedComparison[] };

/** Conditions as a form has them: every clause with its alternatives. */
export function typedRows(conditions: readonly Clause[]): TypedRow[] {
  return conditions.map((clause) => ({
    any: ("any" in clause ? clause.any : [clause]).map(typed),
  }));
}

function typed(comparison: Comparison): TypedComparison {
  const { fact, is } = comparison;
  if ("values" in comparison) return { fact, is, text: comparison.values.join(", ") };
  return { fact, is, text: "value" in comparison ? String(comparison.value) : "" };
}

const office = { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "18:00" };

/** A day by the organisation's calendar; the last day is the one before the moment it ends. */
function dayOf(moment: string | null, timeZone: string, before: boolean): string {
  if (moment === null) return "";
  const at = new Date(Date.parse(moment) - (before ? 1 : 0));
  return at.toLocaleDateString("sv-SE", { timeZone });
}

/** A new trigger asks everybody an hour after the interaction. */
const blank: Omit<Trigger, "survey" | "createdAt" | "updatedAt"> = {
  id: "",
  name: "",
  active: true,
  priority: 0,
  touchpoints: [],
  channels: [],
  conditions: [],
  startsAt: null,
  endsAt: null,
  delaySeconds: 3600,
  window: null,
  share: 1,
  restPeriodSeconds: null,
  whenResting: "drop",
  dailyCap: null,
  expiresAfterSeconds: 30 * 86_400,
};

/** What a trigger's form begins with. */
export function valuesOf(survey: string, timeZone: string, trigger: typeof blank = blank) {
  const { id: triggerId, name, active, touchpoints, channels, whenResting, window } = trigger;
  const { amount, unit } = inUnits(trigger.delaySeconds);
  const { weekdays, from, until } = window ?? office;
  const rest = trigger.restPeriodSeconds;
  return {
    ...{ survey, triggerId, name, active, touchpoints, channels, whenResting },
    priority: String(trigger.priority),
    conditions: typedRows(trigger.conditions),
    firstDay: dayOf(trigger.startsAt, timeZone, false),
    lastDay: dayOf(trigger.endsAt, timeZone, true),
    delay: String(amount),
    delayUnit: unit,
    ...{ windowed: window !== null, weekdays, from, until },
    sharePercent: String(Number((trigger.share * 100).toPrecision(12))),
    restPeriodDays: rest === null ? "" : String(inDays(rest)),
    dailyCap: String(trigger.dailyCap ?? ""),
    expiresAfterDays: String(inDays(trigger.expiresAfterSeconds)),
  };
}
