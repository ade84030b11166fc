import { z } from "zod";
import { systemContext } from "@/lib/access/context";
import type { Database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { markEnded, markRunning } from "./run.store";
import { Running } from "./running";
import { TakenOver } from "./taken-over";
import { deleteChunks } from "./upload.store";

const Payload = z.object({ organizationId: z.string(), importId: z.string() });

const usualRowsPerBatch = 10_000;

/**
 * Runs the import that a job names; running it again goes on where it stopped.
 * @param rowsPerBatch rows that are written, and counted as done, in one transaction
 */
export async function runImport(
  database: Database,
  payload: unknown,
  signal: AbortSignal,
  rowsPerBatch = usualRowsPerBatch,
): Promise<void> {
  const { organizationId, importId } = Payload.parse(payload);
  const ctx = systemContext(database, organizationId);
  const runner = newId();
  const run = await inTransaction(ctx, (tx) => markRunning(tx, importId, runner));
  if (!run) return;
  const running = new Running(ctx, run, { runner, signal, rowsPerBatch });
  try {
    const failure = await running.toItsEnd();
    await inTransaction(ctx, async (tx) => {
      const ended = await markEnded(tx, importId, failure, runner);
      if (ended && !run.keepUpload) await deleteChunks(tx, importId);
    });
  } catch (error) {
    if (!(error instanceof TakenOver)) throw error;
  }
}
