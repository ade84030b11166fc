import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { enqueue } from "@/lib/queue/jobs";
import { openRun } from "@/lib/value/run.store";
import type { ValueRequest } from "@/lib/value/shapes";

/** Has a model fitted in the background; the page shows how far it is. */
export async function askForFit(ctx: Context, request: ValueRequest): Promise<void> {
  permit(ctx, "analysis.read");
  await inTransaction(ctx, async (tx) => {
    if (!(await openRun(tx, request))) {
      throw new Refusal("conflict", "A fit is under way already; its result comes first.");
    }
    await enqueue(tx, "values.fit", [{ organizationId: tx.organizationId }]);
  });
}
