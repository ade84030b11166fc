import { type AnyColumn, and, inArray, type SQL, sql } from "drizzle-orm";
import type { AnalysisFilter } from "@/lib/analysis/shapes";
import { interaction } from "@/lib/db/tables/touchpoints";
import { isDay } from "@/lib/ground/moment";

/** The column is one of the names; no names, or none given, restrict nothing. */
export function oneOf(column: AnyColumn, names: readonly string[] | undefined): SQL {
  return names && names.length > 0 ? inArray(column, [...names]) : sql`true`;
}

/** The interaction is of the touchpoints, channels and teams of the filter. */
export function ofInteraction({ touchpoints, channels, teams }: AnalysisFilter): SQL {
  return sql`(${and(
    oneOf(interaction.touchpoint, touchpoints),
    oneOf(interaction.channel, channels),
    oneOf(interaction.team, teams),
  )})`;
}

/** From the first day to the last, both whole; or between two moments, the second excluded. */
export function within(at: SQL, { from, to }: AnalysisFilter, timeZone: string): SQL {
  const start = from === undefined ? sql`true` : sql`${at} >= ${startOf(from, timeZone, 0)}`;
  const end = to === undefined ? sql`true` : sql`${at} < ${startOf(to, timeZone, 1)}`;
  return sql`(${start} and ${end})`;
}

/** A moment as it is; of a day, the midnight before the day that many days later. */
function startOf(moment: string, timeZone: string, daysLater: number): SQL {
  if (!isDay(moment)) return sql`${moment}::timestamptz`;
  return sql`((${moment}::date + ${daysLater}::int)::timestamp at time zone ${timeZone})`;
}

/** Whether the filter asks for what only interactions and responses have. */
export function namesInteractions(filter: AnalysisFilter): boolean {
  const { from, to, touchpoints = [], channels = [], teams = [] } = filter;
  const names = [touchpoints, channels, teams].flat();
  return from !== undefined || to !== undefined || names.length > 0;
}
