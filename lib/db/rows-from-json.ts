import { getTableColumns, type InferInsertModel, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

/**
 * Rows to insert, as one parameter: `insert(table).select(rowsFromJson(table, rows))`. A statement of
 * a hundred rows with a parameter for each value costs more to write than the rows; this one has the
 * same text however many rows there are, so that it can be prepared once.
 *
 * Every column is said, for nothing takes a column's default here. Moments are written to the
 * millisecond.
 */
export function rowsFromJson<T extends PgTable>(
  table: T,
  rows: readonly Required<InferInsertModel<T>>[],
): SQL {
  const columns = Object.entries(getTableColumns(table));
  const named = rows.map((row) =>
    Object.fromEntries(columns.map(([key, { name }]) => [name, Reflect.get(row, key)])),
  );
  const names = sql.join(
    columns.map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  );
  return sql`select ${names} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(named)}::jsonb)`;
}
