import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/**
 * Whether a column has one of these ids. One parameter however many there are: a list of five
 * hundred parameters costs more to write, to send and to read than the query it stands in.
 */
export function amongIds(column: AnyPgColumn, ids: Iterable<string>): SQL {
  return sql`${column} = any(${sql.param([...new Set(ids)])}::uuid[])`;
}

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
  return sql`unnest(${sql.param([...new Set(ids)])}::uuid[]) as one (id)`;
}
