import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { response } from "@/lib/db/tables/responses";
import type { Place } from "./lasting-questions";
import { conditions } from "./read.store";
import type { ResponsePeriod } from "./shapes";

/** The answers of a period to versions in which these keys were those questions. */
function among(tx: Tx, period: ResponsePeriod): SQL | undefined {
  return and(eq(response.organizationId, tx.organizationId), ...conditions(tx, period));
}

function placed(places: readonly object[], columns: SQL): SQL {
  return sql`from ${response} join jsonb_to_recordset(${JSON.stringify(places)}::text::jsonb)
    as place("versionId" uuid, key text${columns}) on place."versionId" = ${response.versionId}`;
}

const said = sql`(${response.answers} ->> place.key)`;
const isNumber = sql`jsonb_typeof(${response.answers} -> place.key) = 'number'`;
// Read as text: what is no day would stop a cast, and with it the results of the whole survey.
const isDay = sql`(${said} not like '0000-%' and ${said} ~ ${[
  "^[0-9]{4}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])",
  "(0[13-9]|1[0-2])-(29|30)",
  "(0[13578]|1[02])-31",
  "02-29)$",
].join("|")})`;

export interface Summed extends Record<string, unknown> {
  key: string;
  n: number;
  mean: number;
  /** Of the squared distances from the mean. */
  sumOfSquares: number;
  quartiles: [number, number, number];
  min: number;
  max: number;
  /** No number had decimals. */
  isWhole: boolean;
}

/** What was typed at questions for a number; quartiles lie between answers, as in type 7. */
export async function sumNumbers(tx: Tx, period: ResponsePeriod, places: readonly Place[]) {
  return tx.db.execute<Summed>(sql`
    select key, count(*)::int as n, avg(value)::float8 as mean,
      coalesce(var_samp(value), 0)::float8 * (count(*) - 1) as "sumOfSquares",
      percentile_cont(array[0.25, 0.5, 0.75]) within group (order by value) as quartiles,
      min(value) as min, max(value) as max, bool_and(value = floor(value)) as "isWhole"
    from (
      select place.key, case when ${isNumber} then ${said}::float8 end as value
      ${placed(places, sql``)} where ${among(tx, period)} and ${isNumber}
    ) as numbers group by key`);
}

export interface Binned extends Place {
  /** Where each bin begins, and where the last one ends. */
  edges: readonly number[];
}

/** How many numbers lie in each bin, counted from 1; the last holds its upper end too. */
export async function countBins(tx: Tx, period: ResponsePeriod, places: readonly Binned[]) {
  return tx.db.execute<{ key: string; bin: number; n: number }>(sql`
    select key, greatest(1, least(count - 1, width_bucket(value, edges))) as bin, count(*)::int as n
    from (
      select place.key, jsonb_array_length(place.edges) as count,
        array(select jsonb_array_elements_text(place.edges)::numeric) as edges,
        case when ${isNumber} then ${said}::numeric end as value
      ${placed(places, sql`, edges jsonb`)} where ${among(tx, period)} and ${isNumber}
    ) as numbers group by 1, 2`);
}

/** How many days answered lie in each month (YYYY-MM) that has any, the earliest first. */
export async function countMonths(tx: Tx, period: ResponsePeriod, places: readonly Place[]) {
  return tx.db.execute<{ key: string; month: string; n: number }>(sql`
    select place.key, left(${said}, 7) as month, count(*)::int as n
    ${placed(places, sql``)} where ${among(tx, period)} and ${isDay} group by 1, 2 order by 2`);
}

/** Who came to the end of a version that asks for consent, and who gave it. */
export async function countConsents(tx: Tx, period: ResponsePeriod, places: readonly Place[]) {
  return tx.db.execute<{ key: string; n: number; given: number }>(sql`
    select place.key, count(*)::int as n, (count(*) filter (where ${said} = 'yes'))::int as given
    ${placed(places, sql``)} where ${among(tx, period)} and not ${response.partial}
    group by place.key`);
}
