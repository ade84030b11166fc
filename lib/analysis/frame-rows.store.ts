import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/access/context";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { type FrameRequest, joinedRows, sampleMark } from "@/lib/analysis/frame.store";
import { ofCustomer } from "@/lib/analysis/value-tier.store";
import { numberValue, periodJoins } from "@/lib/analysis/variable.store";
import { rowsInPieces } from "@/lib/db/in-pieces";
import { newId } from "@/lib/ground/ids";

const rowsAtOnce = 2_000;

/** A row of the frame as it is given away: signs for what it belongs to, and values. */
export type FrameRow = Record<string, string | number | null>;

/** What a row belongs to. Signs are made anew for each reading, and lead back to nobody. */
const belongings = {
  interaction: sql`framed.unit_id`,
  team_day: sql`(framed.day || ' ' || coalesce(framed.team, ''))`,
  day: sql`framed.day`,
  customer: sql`framed.subject_id`,
};

/** The columns of a row before its variables, in order. */
export const rowHeadings = [...Object.keys(belongings), "sample"];

/**
 * Every row of the frame, however many there are, some at a time and in no order. Where the page is
 * computed from a sample, the rows with `sample` of at least its "one in" are in it.
 */
export function frameRows(
  ctx: Context,
  entries: readonly CatalogueEntry[],
  request: FrameRequest,
): AsyncGenerator<readonly FrameRow[]> {
  const salt = newId();
  const signs = Object.entries(belongings).map(
    ([name, belonging]): SQL => sql`${name.charAt(0)}::text
      || left(md5(${salt}::text || ${belonging}::text), 16) as ${sql.identifier(name)}`,
  );
  const values = entries.map(
    (entry, j) =>
      sql`, ${numberValue(entry, request.settings)} as ${sql.identifier(valueColumn(j))}`,
  );
  const idle = entries.some(({ unit }) => unit === "customer");
  const query = sql`
    select ${sql.join(signs, sql`, `)}, ${sampleMark()} as sample ${sql.join(values)}
    from ${joinedRows(ctx, request, idle)} ${periodJoins(ctx, entries)}
    where ${ofCustomer(ctx, request.filter, request.settings)}`;
  return rowsInPieces<FrameRow>(ctx, query, rowsAtOnce);
}

/** The column of a variable, by its position among the entries. */
export function valueColumn(position: number): string {
  return `value_${position}`;
}
