import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";

/**
 * Whether a column has one of these ids. One parameter however many there are: a list of five
 * hundred parameters costs more to write, to send and to read than the query it stands in.
 */
export function amongIds(column: AnyPgColumn, ids: Iterable<string>): SQL {
  return sql`${column} = any(${uuids(ids)}::uuid[])`;
}

/** An array as PostgreSQL writes it; the driver would look at every id for what has to be escaped. */
const uuids = (ids: Iterable<string>) => sql.param(`{${[...new Set(ids)].join()}}`);

/** The same of texts; an expression may stand for the column. */
export function amongTexts(column: AnyPgColumn | SQL, texts: Iterable<string>): SQL {
  return sql`${column} = any(${sql.param([...new Set(texts)])}::text[])`;
}

/**
 * These ids as `one.id`, to look up a row for each by itself: `from` this, `cross join lateral` a query
 * with `limit 1`. For tables that may grow by thousands of rows before they are analysed: told of all ids
 * at once, the planner takes such a table for so small that it reads all of the organisation's rows.
 */
export function eachId(ids: Iterable<string>): SQL {
  return sql`unnest(${uuids(ids)}::uuid[]) as one (id)`;
}

/**
 * The same in the order in which everybody holds rows of a table: by their external ids. Held one by
 * one as they come (`cross join lateral` a query with `limit 1 for …`), they are held in that order.
 */
export function eachIdInOrder(
  table: PgTable & Record<"organizationId" | "id" | "externalId", AnyPgColumn>,
  organizationId: string,
  ids: Iterable<string>,
): SQL {
  return sql`(
    select found.id from ${eachId(ids)} cross join lateral (
      select ${table.id}, ${table.externalId} from ${table}
      where ${table.organizationId} = ${organizationId} and ${table.id} = one.id limit 1) as found
    order by found.external_id, found.id) as one`;
}
