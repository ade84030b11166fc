import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { openSurveys } from "@/lib/delivery/read";
import { Refusal } from "@/lib/ground/refusal";
import { enqueue } from "@/lib/queue/jobs";
import { roundById, unknownRound } from "@/lib/touchpoints/rounds/read-rounds";
import {
  countCustomers,
  holdRound,
  isAskingNow,
  startRound,
} from "@/lib/touchpoints/rounds/round.store";
import type { OneRound, Round } from "@/lib/touchpoints/rounds/shapes";
import { nothingCounted } from "@/lib/touchpoints/rounds/tally";

/**
 * Has the customers of a round asked. Each is decided on once more as things stand then, so that who was
 * asked, left or said no since it was counted is not. Said twice it is one round.
 */
export async function confirmRound(ctx: Context, { roundId }: OneRound): Promise<Round> {
  permit(ctx, "invitations.send");
  return inTransaction(ctx, async (tx) => {
    const round = await holdRound(tx, roundId);
    if (!round) throw unknownRound();
    if (round.status === "counting") throw conflict("It is still being counted whom it would ask.");
    if (round.status !== "counted") throw conflict("This round has been started or has ended.");
    if (!(await openSurveys(tx, [round.surveyId])).has(round.surveyId)) {
      throw conflict("The survey is not published, or closed.");
    }
    if (await isAskingNow(tx, round.surveyId)) {
      throw anotherAsks();
    }
    const anew = {
      place: null,
      seen: 0,
      tally: nothingCounted,
      customers: await countCustomers(tx),
    };
    const change = { startedAt: tx.now(), runId: null, ...anew };
    if (!(await startRound(tx, roundId, change))) throw anotherAsks();
    const { organizationId } = tx;
    await enqueue(tx, "round.run", [{ organizationId, roundId }]);
    await recordAct(tx, "round.started", { kind: "round", id: roundId });
    return roundById(tx, roundId);
  });
}

function anotherAsks(): Refusal {
  return conflict("Another round of this survey is under way. Wait until it has ended.");
}

function conflict(message: string): Refusal {
  return new Refusal("conflict", message);
}
