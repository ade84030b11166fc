import { and, asc, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { importChunk, importRun } from "@/lib/db/tables/imports";
import { newId } from "@/lib/ground/ids";
import type { Examination, ImportOptions, Mapping } from "./shapes";

const oursAnd = (tx: Tx, ...conditions: (SQL | undefined)[]) =>
  and(eq(importRun.organizationId, tx.organizationId), ...conditions);
const runBy = (tx: Tx, id: string, runner: string) =>
  oursAnd(tx, eq(importRun.id, id), eq(importRun.status, "running"), eq(importRun.runner, runner));
const chunksOf = (tx: Tx, importId: string) =>
  and(eq(importChunk.organizationId, tx.organizationId), eq(importChunk.importId, importId));

const hasUpload = sql<boolean>`exists (select from import_chunk c
  where c.organization_id = import_run.organization_id and c.import_id = import_run.id)`;

/** Begins an upload. */
export async function insertRun(tx: Tx, fileName: string): Promise<string> {
  const id = newId();
  const now = tx.now();
  await tx.db.insert(importRun).values({
    organizationId: tx.organizationId,
    id,
    fileName,
    status: "uploading",
    createdAt: now,
    updatedAt: now,
  });
  return id;
}

export async function insertChunk(tx: Tx, importId: string, position: number, bytes: Uint8Array) {
  const { organizationId } = tx;
  await tx.db
    .insert(importChunk)
    .values({ organizationId, id: newId(), importId, position, bytes });
}

export interface Examined {
  examination: Examination;
  fileHash: string;
  fileBytes: number;
}

/** Ends an upload: from now on it can be started. */
export async function keepExamination(tx: Tx, id: string, examined: Partial<Examined>) {
  await tx.db
    .update(importRun)
    .set({ ...examined, status: "uploaded", updatedAt: tx.now() })
    .where(oursAnd(tx, eq(importRun.id, id)));
}

export async function deleteRun(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx.db
    .delete(importRun)
    .where(oursAnd(tx, eq(importRun.id, id)))
    .returning({ id: importRun.id });
  return gone.length > 0;
}

/**
 * Uploads nobody went on with, and what a broken connection left behind. An import that is being
 * started at this moment keeps its file: its row is held.
 */
export async function deleteAbandoned(tx: Tx, before: Date): Promise<void> {
  await tx.db
    .delete(importRun)
    .where(
      oursAnd(
        tx,
        inArray(importRun.status, ["uploading", "uploaded"]),
        lt(importRun.updatedAt, before),
      ),
    );
  const ended = tx.db
    .select({ id: importRun.id })
    .from(importRun)
    .where(
      oursAnd(
        tx,
        inArray(importRun.status, ["completed", "failed"]),
        lt(importRun.updatedAt, before),
        hasUpload,
      ),
    )
    .for("update", { skipLocked: true });
  await tx.db
    .delete(importChunk)
    .where(
      and(eq(importChunk.organizationId, tx.organizationId), inArray(importChunk.importId, ended)),
    );
}

/** One piece of an uploaded file; undefined after the last. */
export async function readChunk(tx: Tx, importId: string, position: number) {
  const [chunk] = await tx.db
    .select({ bytes: importChunk.bytes })
    .from(importChunk)
    .where(and(chunksOf(tx, importId), eq(importChunk.position, position)));
  return chunk?.bytes;
}

/** Whether an upload's file is still kept. */
export async function hasChunks(tx: Tx, importId: string): Promise<boolean> {
  const [chunk] = await tx.db
    .select({ id: importChunk.id })
    .from(importChunk)
    .where(chunksOf(tx, importId))
    .limit(1);
  return chunk !== undefined;
}

export async function deleteChunks(tx: Tx, importId: string): Promise<void> {
  await tx.db.delete(importChunk).where(chunksOf(tx, importId));
}

const columns = {
  id: importRun.id,
  fileName: importRun.fileName,
  fileHash: importRun.fileHash,
  fileBytes: importRun.fileBytes,
  status: importRun.status,
  examination: importRun.examination,
  mapping: importRun.mapping,
  options: importRun.options,
  dryRun: importRun.dryRun,
  keepUpload: importRun.keepUpload,
  surveyId: importRun.surveyId,
  progress: importRun.progress,
  linesDone: importRun.linesDone,
  rowsRead: importRun.rowsRead,
  rowsAccepted: importRun.rowsAccepted,
  rowsRejected: importRun.rowsRejected,
  created: importRun.created,
  updated: importRun.updated,
  failure: importRun.failure,
  createdAt: importRun.createdAt,
  startedAt: importRun.startedAt,
  finishedAt: importRun.finishedAt,
};
export type RunRow = NonNullable<Awaited<ReturnType<typeof findRun>>>;

export async function findRun(tx: Tx, id: string) {
  const [row] = await tx.db
    .select(columns)
    .from(importRun)
    .where(oursAnd(tx, eq(importRun.id, id)));
  return row;
}

/** The same, held until the transaction ends. */
export async function holdRun(tx: Tx, id: string): Promise<RunRow | undefined> {
  const [row] = await tx.db
    .select(columns)
    .from(importRun)
    .where(oursAnd(tx, eq(importRun.id, id)))
    .for("update");
  return row;
}

export type ListedRun = Awaited<ReturnType<typeof listRuns>>[number];

/** Imports, newest first; uploads that are still arriving are not shown. */
export async function listRuns(tx: Tx, { limit, after }: { limit: number; after?: string }) {
  const { examination: _, mapping: __, options: ___, ...listed } = columns;
  return tx.db
    .select({ ...listed, hasUpload })
    .from(importRun)
    .where(
      oursAnd(
        tx,
        sql`${importRun.status} <> 'uploading'`,
        after === undefined ? undefined : lt(importRun.id, after),
      ),
    )
    .orderBy(desc(importRun.id))
    .limit(limit);
}

export interface Start {
  mapping: Mapping;
  options: ImportOptions;
  dryRun: boolean;
  keepUpload: boolean;
}

/** Sets an upload to be run from its beginning. The mapping is kept as a list: its order counts. */
export async function queueRun(tx: Tx, id: string, { mapping, ...start }: Start): Promise<void> {
  await tx.db
    .update(importRun)
    .set({
      ...start,
      mapping: Object.entries(mapping),
      status: "queued",
      progress: 0,
      linesDone: 0,
      rowsRead: 0,
      rowsAccepted: 0,
      rowsRejected: 0,
      created: {},
      updated: {},
      failure: null,
      runner: null,
      startedAt: null,
      finishedAt: null,
      updatedAt: tx.now(),
    })
    .where(oursAnd(tx, eq(importRun.id, id)));
}

/**
 * Takes an import over: whoever ran it before writes nothing any more, so that it stands as
 * returned. Undefined when it has ended, or was never started.
 */
export async function markRunning(tx: Tx, id: string, runner: string): Promise<RunRow | undefined> {
  const [row] = await tx.db
    .update(importRun)
    .set({
      runner,
      status: "running",
      startedAt: sql`coalesce(${importRun.startedAt}, ${tx.now().toISOString()}::timestamptz)`,
      updatedAt: tx.now(),
    })
    .where(oursAnd(tx, eq(importRun.id, id), inArray(importRun.status, ["queued", "running"])))
    .returning(columns);
  return row;
}

/** Keeps where the answers of a run go; false when another worker runs it meanwhile. */
export async function keepSurvey(
  tx: Tx,
  id: string,
  surveyId: string | null,
  runner: string,
): Promise<boolean> {
  const kept = await tx.db
    .update(importRun)
    .set({ surveyId, updatedAt: tx.now() })
    .where(runBy(tx, id, runner))
    .returning({ id: importRun.id });
  return kept.length > 0;
}

/** Ends a run; `failure` says in one line why it did not reach the end. */
export async function markEnded(
  tx: Tx,
  id: string,
  failure: string | null,
  runner: string,
): Promise<boolean> {
  const ended = await tx.db
    .update(importRun)
    .set({
      status: failure === null ? "completed" : "failed",
      ...(failure === null && { progress: 1 }),
      failure,
      finishedAt: tx.now(),
      updatedAt: tx.now(),
    })
    .where(runBy(tx, id, runner))
    .returning({ id: importRun.id });
  return ended.length > 0;
}

/** The survey that was made for the same file before, if any. */
export async function findSurveyOfFile(tx: Tx, fileHash: string): Promise<string | undefined> {
  const [row] = await tx.db
    .select({ surveyId: importRun.surveyId })
    .from(importRun)
    .where(
      oursAnd(
        tx,
        eq(importRun.fileHash, fileHash),
        eq(importRun.dryRun, false),
        sql`${importRun.surveyId} is not null`,
        sql`${importRun.options} ->> 'survey' is null`,
      ),
    )
    .orderBy(asc(importRun.id))
    .limit(1);
  return row?.surveyId ?? undefined;
}
