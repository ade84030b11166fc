import { and, asc, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { importRun } from "@/lib/db/tables/imports";
import type { ImportOptions, Mapping } from "./shapes";
import { hasUpload } from "./upload.store";

const oursAnd = (tx: Tx, ...conditions: (SQL | undefined)[]) =>
  and(eq(importRun.organizationId, tx.organizationId), ...conditions);
const runBy = (tx: Tx, id: string, runner: string) =>
  oursAnd(tx, eq(importRun.id, id), eq(importRun.status, "running"), eq(importRun.runner, runner));

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
