import { getTableColumns, type InferInsertModel, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

type Row<T extends PgTable> = Required<InferInsertModel<T>>;
/** A row that leaves out what is null: the shorter the text, the less there is to write and to read. */
type Sparse<R> = { [K in keyof R]: null extends R[K] ? R[K] | undefined : R[K] };

/** What a statement says of a table, which is the same every time. */
interface Texts {
  names: SQL;
  given: SQL;
  shared: SQL;
}
const texts = new WeakMap<PgTable, Map<string, Texts>>();

/**
 * Rows to insert, as two parameters: `insert(table).select(rowsFromJson(table, rows, shared))`. A
 * statement of a hundred rows with a parameter for each value costs more to write than the rows; this
 * one has the same text however many rows there are, so that it can be prepared once.
 *
 * Every column is said that the database does not make itself, for nothing takes a column's default here:
 * what all rows share once, the rest in each row, by the names they have in the program. Moments are written to the millisecond.
 */
export function rowsFromJson<T extends PgTable, S extends Partial<Row<T>>>(
  table: T,
  rows: readonly Sparse<Omit<Row<T>, keyof S>>[],
  shared: S,
): SQL {
  const { names, ...types } = textsOf(table, Object.keys(shared));
  return sql`select ${names} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (${types.given}),
    jsonb_to_record(${JSON.stringify(shared)}::jsonb) as shared (${types.shared})`;
}

/** Names of columns come from the table's definition, never from anybody's input. */
function textsOf(table: PgTable, sharedKeys: readonly string[]): Texts {
  const made = texts.get(table) ?? new Map<string, Texts>();
  texts.set(table, made);
  const signature = sharedKeys.join();
  const known = made.get(signature);
  if (known) return known;
  const columns = Object.entries(getTableColumns(table))
    .filter(([, column]) => column.generated === undefined)
    .map(([key, column]) => ({
      name: `"${key}"`,
      type: `"${key}" ${column.getSQLType()}`,
      isShared: sharedKeys.includes(key),
    }));
  const typesOf = (isShared: boolean) =>
    sql.raw(
      columns
        .filter((column) => column.isShared === isShared)
        .map(({ type }) => type)
        .join(", "),
    );
  const names = columns.map(({ name, isShared }) => `${isShared ? "shared" : "given"}.${name}`);
  const added = { names: sql.raw(names.join(", ")), given: typesOf(false), shared: typesOf(true) };
  made.set(signature, added);
  return added;
}
