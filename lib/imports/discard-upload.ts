import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { holdRun } from "./run.store";
import type { ImportRequest } from "./shapes";
import { deleteRun } from "./upload.store";

/** Throws an upload away that was not imported. */
export async function discardUpload(ctx: Context, { importId }: ImportRequest): Promise<void> {
  permit(ctx, "imports.run");
  await inTransaction(ctx, async (tx) => {
    const row = await holdRun(tx, importId);
    if (!row) throw new Refusal("not-found", "There is no such import.");
    if (row.status === "running" || row.status === "queued") {
      throw new Refusal("conflict", "This import is under way.");
    }
    if (row.status === "completed" && !row.dryRun) {
      throw new Refusal("conflict", "This file was imported; what it brought stays.");
    }
    await deleteRun(tx, importId);
  });
}
