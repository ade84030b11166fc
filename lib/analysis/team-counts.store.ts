import { sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { oneOf } from "@/lib/analysis/filter.store";
import { type FrameRequest, joinedRows } from "@/lib/analysis/frame.store";
import { inBulk } from "@/lib/analysis/in-bulk.store";
import { numberValue, periodJoins } from "@/lib/analysis/variable.store";
import { customer } from "@/lib/db/tables/customers";

/** How many values each team has of each variable; the rows of no team under the empty name. */
export async function readTeamCounts(
  tx: Tx,
  entries: readonly CatalogueEntry[],
  request: FrameRequest,
): Promise<{ team: string; counts: number[] }[]> {
  const counts = entries.map((entry) => sql`count(${numberValue(entry, request.settings)})::int`);
  const ofTeams = sql`
    select coalesce(framed.team, '') as team, array[${sql.join(counts, sql`, `)}] as counts
    from ${joinedRows(tx, request, false)} ${periodJoins(tx, entries)}
    where ${oneOf(customer.segment, request.filter.segments)}
    group by 1 order by 1`;
  return inBulk(tx, () => tx.db.execute<{ team: string; counts: number[] }>(ofTeams));
}
