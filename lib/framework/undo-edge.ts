import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { deleteEdge } from "@/lib/framework/edge.store";
import type { OneEdge } from "@/lib/framework/edge-shapes";
import { Refusal } from "@/lib/ground/refusal";

/** Takes back what was decided of an arrow: it is again as every level has it. */
export async function undoEdge(ctx: Context, { edgeId }: OneEdge): Promise<void> {
  permit(ctx, "framework.edit");
  await inTransaction(ctx, async (tx) => {
    const gone = await deleteEdge(tx, edgeId);
    if (!gone) throw new Refusal("not-found", "There is no such decision.");
    const { from, to, kind } = gone;
    const subject = { kind: "framework-edge", id: edgeId };
    await recordAct(tx, "framework.edge-undone", subject, { from, to, kind });
  });
}
