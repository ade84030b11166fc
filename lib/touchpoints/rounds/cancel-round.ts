import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { enqueue } from "@/lib/queue/jobs";
import { roundById, unknownRound } from "@/lib/touchpoints/rounds/read-rounds";
import { findRound, moveRound } from "@/lib/touchpoints/rounds/round.store";
import type { OneRound, Round } from "@/lib/touchpoints/rounds/shapes";

/**
 * Ends a round: nobody more is asked, and what waits for its hour is called off. Whoever was reached
 * can still answer. From now on nothing of it is sent, however long calling off takes.
 */
export async function cancelRound(ctx: Context, { roundId }: OneRound): Promise<Round> {
  permit(ctx, "invitations.send");
  return inTransaction(ctx, async (tx) => {
    if (!(await findRound(tx, roundId))) throw unknownRound();
    const anew = { runId: null, endedAt: tx.now() };
    const counted = ["counting", "counted"] as const;
    const isUnasked = await moveRound(tx, roundId, counted, { ...anew, status: "cancelled" });
    if (!isUnasked) {
      const asking = ["asking", "asked"] as const;
      if (!(await moveRound(tx, roundId, asking, { runId: null, status: "cancelling" }))) {
        throw new Refusal("conflict", "This round has been cancelled already.");
      }
      const { organizationId } = tx;
      await enqueue(tx, "round.run", [{ organizationId, roundId }]);
    }
    await recordAct(tx, "round.cancelled", { kind: "round", id: roundId });
    return roundById(tx, roundId);
  });
}
