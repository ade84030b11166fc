import { setImmediate } from "node:timers/promises";
import type postgres from "postgres";
import { type Copied, copyLine } from "./copy-text";

export type Raw = postgres.TransactionSql;

/** Whose rows, and when: what every statement of a chunk says. */
export interface Writing {
  raw: Raw;
  organizationId: string;
  now: Date;
  /** When the import began: the time of events whose row names none. */
  begun: Date;
}

// COPY is refused where row-level security binds, so rows wait in temporary tables, which belong
// to one connection and are empty again after every transaction.
const tables = {
  import_stage_customer: `n int, id uuid, external_id text, erased_id text, import_key text,
    known boolean not null default false, erased boolean not null default false,
    name text, email text, phone text, locale text, time_zone text, preferred_channel text,
    segment text, consent boolean, acquired_at date, churned_at date, retained boolean, acquisition_cost numeric,
    annual_revenue numeric, gross_margin numeric, cost_to_serve numeric, clv numeric,
    attributes jsonb, channel_consents jsonb`,
  import_stage_interaction: `id uuid, external_id text, import_key text,
    customer_id uuid, known boolean not null default false, occurred_at timestamptz,
    channel text, touchpoint text, agent text, team text, kpis jsonb,
    response_id uuid, response_known boolean not null default false,
    answers jsonb, nps smallint, csat float8, ces float8, class text`,
  import_stage_purchase: `id uuid, external_id text, import_key text,
    customer_id uuid, known boolean not null default false, occurred_at timestamptz,
    amount numeric, margin numeric, product text, quantity numeric`,
  import_stage_referral: `id uuid, external_id text, import_key text,
    customer_id uuid, customer_before uuid, referred_id uuid,
    known boolean not null default false, occurred_at timestamptz, count integer`,
  import_stage_period: `id uuid, kpi_id uuid, period_start date, team text, value float8,
    known boolean not null default false`,
} as const;
export type StageTable = keyof typeof tables;

/** Makes the tables that rows wait in, where this connection has none yet. */
async function prepareStage(raw: Raw, table: StageTable): Promise<void> {
  await raw.unsafe(
    `create temporary table if not exists ${table} (${tables[table]}) on commit delete rows`,
  );
}

/** A column of staged rows and what a row has in it. */
export type Column<Row> = readonly [name: string, value: (row: Row) => Copied];

interface CopyText {
  columns: string;
  text: string;
}

/** Texts that were made ahead, by the rows they are of. */
const ahead = new WeakMap<object, CopyText>();

/** The fields that any of these rows has. */
export function fieldsIn(rows: readonly { fields: object }[]): Set<string> {
  const found = new Set<string>();
  for (const { fields } of rows) for (const field in fields) found.add(field);
  return found;
}

/** Makes the text of rows while the database is still busy with those before. */
export async function makeAhead<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<void> {
  ahead.set(rows, await copyText(columns, rows));
}

/** What is written between two looks at whether the database has answered. */
const rowsPerSlice = 100;

/** Columns that no row has a value in are left out. */
async function copyText<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<CopyText> {
  const used = columns.filter(([, value]) => rows.some((row) => isThere(value(row))));
  const values = used.map(([, value]) => value);
  const parts: string[] = [];
  for (let from = 0; from < rows.length; from += rowsPerSlice) {
    const slice = rows.slice(from, from + rowsPerSlice);
    parts.push(slice.map((row) => copyLine(row, values)).join(""));
    await setImmediate();
  }
  return { columns: used.map(([name]) => name).join(", "), text: parts.join("") };
}

/** Streams rows into a table of their own, which is empty again after the transaction. */
export async function copyRows<Row>(
  raw: Raw,
  table: StageTable,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<void> {
  await prepareStage(raw, table);
  if (rows.length === 0) return;
  const { columns: names, text } = ahead.get(rows) ?? (await copyText(columns, rows));
  const stream = await raw.unsafe(`copy ${table} (${names}) from stdin`).writable();
  await new Promise<void>((resolve, reject) => {
    stream.once("error", reject);
    stream.once("finish", resolve);
    stream.end(text);
  });
}

function isThere(value: Copied): boolean {
  return value !== null && value !== undefined;
}

/** Which column of a staged row names a row that may exist, and how the existing one is found. */
export interface Match {
  stage: StageTable;
  /** The id that is staged. */
  by: string;
  table: "customer" | "interaction" | "purchase" | "referral";
  /** The column that has it. */
  column: "external_id" | "import_key";
  /** What is set where one is found; f is the existing row. */
  set: string;
  /** Staged rows that are still looked for. */
  unless: string;
}

/**
 * Names the rows that exist already in those that are staged. Each is looked up by itself in the
 * index: the planner, which knows nothing of temporary tables, would rather read all of a table
 * that grows with every import.
 * @returns how many were found
 */
export async function match(
  { raw, organizationId }: Writing,
  { stage, by, table, column, set, unless }: Match,
): Promise<number> {
  const { count } = await raw.unsafe(
    `update ${stage} s set ${set}
     from (
       select t.ctid as place, c.* from ${stage} t
       cross join lateral (
         select * from ${table} where organization_id = $1 and ${column} = t.${by} limit 1
       ) c
       where not t.${unless} and t.${by} is not null
     ) f where s.ctid = f.place`,
    [organizationId],
  );
  return count;
}
