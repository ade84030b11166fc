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
