import { sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { type FrameRequest, joinedRows } from "@/lib/analysis/frame.store";
import { numberValue, periodJoins } from "@/lib/analysis/variable.store";

/** The mean of a variable in one week, among some teams or among all others. */
export interface WeeklyMean extends Record<string, string | number | boolean> {
  /** Its Monday. */
  week: string;
  named: boolean;
  n: number;
  mean: number;
}

/** Each interaction counts once, in the week of its day. */
export async function readWeeklyMeans(
  tx: Tx,
  entry: CatalogueEntry,
  teams: readonly string[],
  request: FrameRequest,
): Promise<WeeklyMean[]> {
  const named = sql`coalesce(framed.team = any(array[${sql.join(
    teams.map((team) => sql`${team}`),
    sql`, `,
  )}]::text[]), false)`;
  return tx.db.execute<WeeklyMean>(sql`
    select date_trunc('week', unit.day::timestamp)::date::text as week, unit.named,
      count(*)::int as n, avg(unit.value)::float8 as mean
    from (
      select min(framed.day) as day, bool_or(${named}) as named,
        avg(${numberValue(entry, request.settings)}) as value
      from ${joinedRows(tx, request, false)} ${periodJoins(tx, [entry])}
      group by framed.unit_id
    ) as unit
    where unit.value is not null group by 1, 2 order by 1, 2`);
}
