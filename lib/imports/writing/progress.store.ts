import type postgres from "postgres";
import { newId } from "@/lib/ground/ids";
import type { ImportCounts, ImportError } from "../shapes";
import type { Writing } from "./staging.store";

/** What one transaction of a run has done. */
export interface Step {
  importId: string;
  runner: string;
  /** The last line of which everything is written; null: it is where it was. */
  linesDone: number | null;
  /** Of all rows of the file, to tell how far the run has come. */
  rowsInFile: number;
  rows: { read: number; accepted: number; rejected: number };
  created: ImportCounts;
  updated: ImportCounts;
}

/**
 * Adds what a transaction has done to what the run did before, in that transaction. False when
 * another worker runs it meanwhile: then this one was given up for dead, and must stop.
 */
export async function keepStep(
  { raw, organizationId, now }: Writing,
  { importId, runner, linesDone, rowsInFile, rows, created, updated }: Step,
): Promise<boolean> {
  const { count } = await raw`
    update import_run set lines_done = coalesce(${linesDone}::int, lines_done),
      progress = least(1, (rows_read + ${rows.read}::int)::float8 / ${Math.max(1, rowsInFile)}::int),
      rows_read = rows_read + ${rows.read}::int,
      rows_accepted = rows_accepted + ${rows.accepted}::int,
      rows_rejected = rows_rejected + ${rows.rejected}::int,
      created = ${sum(raw, raw`created`, created)}, updated = ${sum(raw, raw`updated`, updated)},
      updated_at = ${now}
    where organization_id = ${organizationId} and id = ${importId}
      and status = 'running' and runner = ${runner}`;
  return count === 1;
}

/** Counts by what they count, added to those that are kept. */
function sum(raw: Writing["raw"], kept: postgres.PendingQuery<postgres.Row[]>, more: ImportCounts) {
  return raw`(
    select jsonb_object_agg(more.key, coalesce((${kept} ->> more.key)::int, 0) + more.value::int)
    from jsonb_each_text(${JSON.stringify(more)}::text::jsonb) more)`;
}

/** Keeps why rows were refused. */
export async function keepErrors(
  { raw, organizationId }: Writing,
  importId: string,
  errors: readonly ImportError[],
): Promise<void> {
  if (errors.length === 0) return;
  const rows = errors.map((error) => ({ id: newId(), ...error }));
  await raw`
    insert into import_error (organization_id, id, import_id, row, "column", code, message, value)
    select ${organizationId}::uuid, s.id, ${importId}::uuid, s.row, s."column", s.code, s.message,
      s.value
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as s(
      id uuid, row int, "column" text, code text, message text, value text)
    on conflict do nothing`;
}
