import { sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { type FrameRequest, joinedRows } from "@/lib/analysis/frame.store";
import { inBulk } from "@/lib/analysis/in-bulk.store";
import type { AnalysisFilter } from "@/lib/analysis/shapes";
import { ofCustomer } from "@/lib/analysis/value-tier.store";

/** What a filter leaves: answers, and rows of the frame, which are answers and silent contacts. */
export interface Left {
  answers: number;
  rows: number;
}

/** What each of some filters leaves, in one reading, in their order. */
export async function countLeft(
  tx: Tx,
  filters: readonly AnalysisFilter[],
  settings: FrameRequest["settings"],
): Promise<Left[]> {
  const counts = filters.map(
    (filter, k) => sql`
      select ${k}::int as place, count(framed.answers)::int as answers, count(*)::int as rows
      from ${joinedRows(tx, { filter, settings }, false)} where ${ofCustomer(tx, filter, settings)}`,
  );
  const found = await inBulk(tx, () =>
    tx.db.execute<{ place: number; answers: number; rows: number }>(
      sql`${sql.join(counts, sql` union all `)} order by place`,
    ),
  );
  return found.map(({ answers, rows }) => ({ answers, rows }));
}
