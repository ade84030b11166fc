import { sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { type FrameRequest, joinedRows } from "@/lib/analysis/frame.store";
import { inBulk } from "@/lib/analysis/in-bulk.store";
import { numberValue, periodJoins } from "@/lib/analysis/variable.store";

/** The mean of a variable in one week, among some teams or among all others. */
export interface WeeklyMean extends Record<string, string | number | boolean> {
  /** Which of the variables that were asked for, from 0 on. */
  place: number;
  /** Its Monday. */
  week: string;
  named: boolean;
  n: number;
  mean: number;
}

/** Of all variables at once; each interaction counts once, in the week of its day. */
export async function readWeeklyMeans(
  tx: Tx,
  entries: readonly CatalogueEntry[],
  teams: readonly string[],
  request: FrameRequest,
): Promise<WeeklyMean[]> {
  if (entries.length === 0) return [];
  const named = sql`coalesce(framed.team = any(array[${sql.join(
    teams.map((team) => sql`${team}`),
    sql`, `,
  )}]::text[]), false)`;
  const averages = sql.join(
    entries.map((entry) => sql`avg(${numberValue(entry, request.settings)})`),
    sql`, `,
  );
  const means = sql`
    select (one.place - 1)::int as place, unit.named, count(*)::int as n,
      date_trunc('week', unit.day::timestamp)::date::text as week, avg(one.value)::float8 as mean
    from (
      select min(framed.day) as day, bool_or(${named}) as named, array[${averages}] as means
      from ${joinedRows(tx, request, false)} ${periodJoins(tx, entries)}
      group by framed.unit_id
    ) as unit
    cross join lateral unnest(unit.means) with ordinality as one(value, place)
    where one.value is not null group by 1, 2, 4 order by 1, 4, 2`;
  return inBulk(tx, () => tx.db.execute<WeeklyMean>(means));
}
