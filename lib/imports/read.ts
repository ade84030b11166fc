import { z } from "zod";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { readCursor, writeCursor } from "@/lib/ground/cursor";
import { Refusal } from "@/lib/ground/refusal";
import { listErrors } from "./errors.store";
import { findRun, type ListedRun, listRuns, type RunRow } from "./run.store";
import {
  Examination,
  type Import,
  ImportCounts,
  type ImportList,
  type ImportRequest,
  type ImportSummary,
  type ListImports,
  type Upload,
} from "./shapes";
import { suggestMapping } from "./suggest-mapping";
import { hasChunks } from "./upload.store";

const errorsShown = 100;

type Row = Omit<ListedRun, "hasUpload"> | RunRow;

function told(row: Row) {
  return {
    id: row.id,
    progress: row.progress,
    rows: { read: row.rowsRead, accepted: row.rowsAccepted, rejected: row.rowsRejected },
    created: ImportCounts.parse(row.created),
    updated: ImportCounts.parse(row.updated),
    fileName: row.fileName,
    dryRun: row.dryRun,
    survey: row.surveyId,
    failure: row.failure,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** To the API an upload without a start is one that waits. */
function statusOf(status: RunRow["status"]): Import["status"] {
  return status === "uploading" || status === "uploaded" ? "queued" : status;
}

/** One import of ours. @throws Refusal "not-found" */
export async function runById(tx: Tx, id: string): Promise<RunRow> {
  const row = await findRun(tx, id);
  if (!row) throw new Refusal("not-found", "There is no such import.");
  return row;
}

/** How an import is getting on, or how it ended, with the first cells that were refused. */
export async function readImport(ctx: Context, { importId }: ImportRequest): Promise<Import> {
  permit(ctx, "imports.read");
  return inTransaction(ctx, async (tx) => {
    const row = await runById(tx, importId);
    const errors = await listErrors(tx, importId, errorsShown);
    return { ...told(row), status: statusOf(row.status), errors };
  });
}

function summary({ hasUpload, ...row }: ListedRun): ImportSummary {
  const status = row.status === "uploaded" ? "uploaded" : statusOf(row.status);
  return { ...told(row), status, fileBytes: row.fileBytes, hasUpload };
}

/** Imports, newest first. */
export async function readImports(ctx: Context, query: ListImports): Promise<ImportList> {
  permit(ctx, "imports.read");
  const { limit, cursor } = query;
  const [after] = cursor === undefined ? [] : readCursor(cursor, z.tuple([z.uuid()]));
  const rows = await inTransaction(ctx, (tx) => listRuns(tx, { limit: limit + 1, after }));
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? writeCursor([last.id]) : null;
  return { data: shown.map(summary), nextCursor };
}

/** What a stored file was found to be made of. */
export function uploadOf(row: RunRow): Upload {
  const examination = Examination.parse(row.examination);
  const { id, fileName, fileBytes } = row;
  return { id, fileName, fileBytes, examination, suggestion: suggestMapping(examination) };
}

/** An upload to go on with; undefined once it was started for good, or is gone. */
export async function readUploaded(
  ctx: Context,
  { importId }: ImportRequest,
): Promise<Upload | undefined> {
  permit(ctx, "imports.run");
  return inTransaction(ctx, async (tx) => {
    const row = await runById(tx, importId);
    const isOpen = row.status === "uploaded" || (row.dryRun && row.keepUpload);
    return isOpen && (await hasChunks(tx, importId)) ? uploadOf(row) : undefined;
  });
}
