import { newId } from "@/lib/ground/ids";
import type { ImportCounts, ImportError } from "../shapes";
import type { Writing } from "./staging.store";

/** How far a run has come, with everything that came of it so far. */
export interface Progress {
  importId: string;
  runner: string;
  linesDone: number;
  progress: number;
  rows: { read: number; accepted: number; rejected: number };
  created: ImportCounts;
  updated: ImportCounts;
}

/**
 * Keeps how far a run has come, in the transaction of the rows themselves. False when another
 * worker runs it meanwhile: then this one was given up for dead, and must stop.
 */
export async function keepProgress(
  { raw, organizationId, now }: Writing,
  progress: Progress,
): Promise<boolean> {
  const { rows, created, updated } = progress;
  const { count } = await raw`
    update import_run set lines_done = ${progress.linesDone}, progress = ${progress.progress},
      rows_read = ${rows.read}, rows_accepted = ${rows.accepted}, rows_rejected = ${rows.rejected},
      created = ${JSON.stringify(created)}::text::jsonb,
      updated = ${JSON.stringify(updated)}::text::jsonb, updated_at = ${now}
    where organization_id = ${organizationId} and id = ${progress.importId}
      and status = 'running' and runner = ${progress.runner}`;
  return count === 1;
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
