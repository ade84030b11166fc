import { dayIn } from "@/lib/ground/moment";
import type { Clause, Comparison } from "@/lib/touchpoints/condition";
import { inUnits } from "@/lib/touchpoints/durations";
import type { Trigger } from "@/lib/touchpoints/shapes";
import { typedList } from "@/lib/touchpoints/typed-list";
import { typedOrder } from "@/lib/touchpoints/typed-order";

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
  if ("values" in comparison) return { fact, is, text: typedList(comparison.values) };
  return { fact, is, text: "value" in comparison ? String(comparison.value) : "" };
}

const office = { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "18:00" };

/** A day by the organisation's calendar; the last day is the one before the moment it ends. */
function dayOf(moment: string | null, timeZone: string, before: boolean): string {
  if (moment === null) return "";
  const day = dayIn(timeZone, new Date(Date.parse(moment) - (before ? 1 : 0)));
  return day.padStart("2026-01-01".length, "0");
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
  askBy: null,
  expiresAfterSeconds: 30 * 86_400,
};

/** What a trigger's form begins with. */
export function valuesOf(survey: string, timeZone: string, trigger: typeof blank = blank) {
  const { id: triggerId, name, active, touchpoints, channels, whenResting, window } = trigger;
  const delay = inUnits(trigger.delaySeconds);
  const rest = inUnits(trigger.restPeriodSeconds ?? 0, "days");
  const expires = inUnits(trigger.expiresAfterSeconds);
  const { weekdays, from, until } = window ?? office;
  return {
    ...{ survey, triggerId, name, active, touchpoints, channels, whenResting },
    priority: String(trigger.priority),
    conditions: typedRows(trigger.conditions),
    firstDay: dayOf(trigger.startsAt, timeZone, false),
    lastDay: dayOf(trigger.endsAt, timeZone, true),
    delay: String(delay.amount),
    delayUnit: delay.unit,
    ...{ windowed: window !== null, weekdays, from, until },
    sharePercent: String(Number((trigger.share * 100).toPrecision(12))),
    rest: trigger.restPeriodSeconds === null ? "" : String(rest.amount),
    restUnit: rest.unit,
    dailyCap: String(trigger.dailyCap ?? ""),
    askBy: typedOrder(trigger.askBy),
    expires: String(expires.amount),
    expiresUnit: expires.unit,
  };
}
