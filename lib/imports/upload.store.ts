import { and, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { importChunk, importRun } from "@/lib/db/tables/imports";
import { newId } from "@/lib/ground/ids";
import type { Examination } from "./shapes";

const oursAnd = (tx: Tx, ...conditions: (SQL | undefined)[]) =>
  and(eq(importRun.organizationId, tx.organizationId), ...conditions);
const chunksOf = (tx: Tx, importId: string) =>
  and(eq(importChunk.organizationId, tx.organizationId), eq(importChunk.importId, importId));

/** Whether the file of a row of import_run is still kept. */
export const hasUpload = sql<boolean>`exists (select from import_chunk c
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
