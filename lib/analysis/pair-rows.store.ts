import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { type FrameRequest, joinedRows } from "@/lib/analysis/frame.store";
import { inBulk } from "@/lib/analysis/in-bulk.store";
import type { PairRow } from "@/lib/analysis/panels";
import type { Grain } from "@/lib/analysis/shapes";
import { ofCustomer } from "@/lib/analysis/value-tier.store";
import { numberValue, periodJoins } from "@/lib/analysis/variable.store";
import { customer } from "@/lib/db/tables/customers";

/** Where the list goes on: the last row shown. */
export type PairPlace = [at: string, key: string];

/** The units that have both values, the latest first. */
export async function readPairRows(
  tx: Tx,
  pair: readonly [CatalogueEntry, CatalogueEntry],
  request: FrameRequest & { grain: Grain; after: PairPlace | undefined; limit: number },
): Promise<PairRow[]> {
  const [x, y] = pair.map((entry) => numberValue(entry, request.settings));
  const after = request.after
    ? sql`where (at, key) < (${request.after[0]}, ${request.after[1]})`
    : sql``;
  const rows = sql`
    select * from (
      select ${unitKey(request.grain)} as key,
        to_char(max(coalesce(framed.at, ${customer.createdAt})) at time zone 'UTC',
          'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
        max(coalesce(${customer.name}, ${customer.externalId})) as name,
        max(framed.touchpoint) as touchpoint, max(framed.team) as team,
        avg(${x}) as x, avg(${y}) as y
      from ${joinedRows(
        tx,
        request,
        pair.some(({ unit }) => unit === "customer"),
      )}
        ${periodJoins(tx, pair)}
      where ${ofCustomer(tx, request.filter, request.settings)} and ${unitKey(request.grain)} is not null
      group by 1 having count(${x}) > 0 and count(${y}) > 0
    ) as units ${after} order by at desc, key desc limit ${request.limit}`;
  return inBulk(tx, () => tx.db.execute<{ [Key in keyof PairRow]: PairRow[Key] }>(rows));
}

function unitKey(grain: Grain): SQL {
  if (grain === "customer") return sql`framed.subject_id::text`;
  if (grain === "interaction") return sql`framed.unit_id::text`;
  return sql`(framed.day::text || ' ' || coalesce(framed.team, ''))`;
}
