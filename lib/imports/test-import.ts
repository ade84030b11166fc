import type { Context } from "@/lib/access/context";
import { importFile } from "./import-file";
import { readImport } from "./read";
import { runImport } from "./run-import";
import type { Import } from "./shapes";

/** A file's bytes as they would arrive. */
export async function* arriving(bytes: Uint8Array, pieceLength = 65_536) {
  for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
}

/** Uploads and runs an import, as one request and its job would; tests only. */
export async function imported(
  ctx: Context,
  content: string | Uint8Array,
  mapping: object,
  options: object = {},
): Promise<Import> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const fields = { mapping: JSON.stringify(mapping), options: JSON.stringify(options) };
  const file = { name: "calls.csv", bytes: arriving(bytes) };
  const { id } = await importFile(ctx, { file, before: fields, after: async () => fields });
  await ran(ctx, id);
  return readImport(ctx, { importId: id });
}

/** Runs an import that was started, in many small steps if told; tests only. */
export async function ran(ctx: Context, importId: string, rowsPerBatch?: number): Promise<void> {
  const { database, organizationId } = ctx;
  const never = new AbortController().signal;
  await runImport(database, { organizationId, importId }, never, rowsPerBatch);
}
