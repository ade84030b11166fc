import { type SQL, sql } from "drizzle-orm";

/**
 * The first moment from now on at the time of day of an earlier one, in SQL; now itself within a quarter
 * of an hour after that time.
 */
export function sameTimeOfDay(now: Date, earlier: SQL): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const day = sql`interval '24 hours'`;
  const before = sql`${at} - interval '15 minutes 1 microsecond'`;
  return sql`greatest(${at}, date_bin(${day}, ${before}, ${earlier}) + ${day})`;
}
