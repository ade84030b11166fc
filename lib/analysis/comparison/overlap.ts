import { DateTime } from "luxon";
import type { AnalysisFilter } from "@/lib/analysis/shapes";
import { isDay } from "@/lib/ground/moment";

const lists = ["surveys", "touchpoints", "channels", "teams", "segments", "valueTiers"] as const;

/**
 * Whether an answer could be in both selections: then their difference would partly compare answers
 * with themselves, and its noise would be another. They are apart when their times do not meet, or
 * when both name what every answer has one of, and no name is common.
 */
export function mayOverlap(a: AnalysisFilter, b: AnalysisFilter, timeZone: string): boolean {
  if (endsBefore(a, b, timeZone) || endsBefore(b, a, timeZone)) return false;
  return !lists.some((list) => haveNothingInCommon(a[list], b[list]));
}

function endsBefore({ to }: AnalysisFilter, { from }: AnalysisFilter, timeZone: string): boolean {
  if (to === undefined || from === undefined) return false;
  return momentOf(to, timeZone, 1) <= momentOf(from, timeZone, 0);
}

/** A moment as it is; of a day, the midnight before the day that many days later. */
function momentOf(bound: string, timeZone: string, daysLater: number): number {
  if (!isDay(bound)) return DateTime.fromISO(bound).toMillis();
  return DateTime.fromISO(bound, { zone: timeZone }).plus({ days: daysLater }).toMillis();
}

function haveNothingInCommon(
  a: readonly string[] | undefined,
  b: readonly string[] | undefined,
): boolean {
  if (!a?.length || !b?.length) return false;
  return !a.some((name) => b.includes(name));
}
