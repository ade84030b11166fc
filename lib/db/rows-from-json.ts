import { type Column, getTableColumns, type InferInsertModel, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

/**
 * Rows to insert, as one parameter: `insert(table).select(rowsFromJson(table, rows))`. A statement of
 * a hundred rows with a parameter for each value costs more to write than the rows; this one has the
 * same text however many rows there are, so that it can be prepared once.
 *
 * Every column is said, for nothing takes a column's default here. The rows are written as they
 * are, by the names they have in the program. Moments are written to the millisecond.
 */
export function rowsFromJson<T extends PgTable>(
  table: T,
  rows: readonly Required<InferInsertModel<T>>[],
): SQL {
  const columns = Object.entries(getTableColumns(table));
  const list = (part: (key: string, column: Column) => SQL) =>
    sql.join(
      columns.map(([key, column]) => part(key, column)),
      sql`, `,
    );
  const names = list((key) => sql`${sql.identifier(key)}`);
  const types = list((key, column) => sql`${sql.identifier(key)} ${sql.raw(column.getSQLType())}`);
  return sql`select ${names} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (${types})`;
}
