import { setImmediate } from "node:timers/promises";
import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { readChunk } from "./upload.store";

/** What is read between two looks at whatever else the process has to do. */
const sliceBytes = 4 * 1024;

/** An uploaded file, piece by piece; one piece is in memory at a time. */
export async function* uploadedBytes(ctx: Context, importId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const bytes = await inTransaction(ctx, (tx) => readChunk(tx, importId, position));
    if (!bytes) return;
    for (let at = 0; at < bytes.length; at += sliceBytes) {
      yield bytes.subarray(at, at + sliceBytes);
      await setImmediate();
    }
  }
}
