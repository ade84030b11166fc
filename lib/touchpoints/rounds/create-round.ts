import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { holdName } from "@/lib/db/hold-name";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { enqueue } from "@/lib/queue/jobs";
import { surveyById } from "@/lib/surveys/read";
import { roundOf } from "@/lib/touchpoints/rounds/read-rounds";
import { countCounting, insertRound } from "@/lib/touchpoints/rounds/round.store";
import type { CreateRound, Round } from "@/lib/touchpoints/rounds/shapes";

/** Each reads every customer: nobody's shall wait behind a hundred of somebody else's. */
const mostCounting = 5;
/** Counting that takes longer is stuck, and holds no place: it is tried on all the same. */
const longestMilliseconds = 6 * 3_600_000;

function tooMany(): Refusal {
  const message = `${mostCounting} rounds are being counted. Wait until one is done.`;
  return new Refusal("throttled", message, { retryAfterSeconds: 30 });
}

/** Has it counted in the background whom a round would ask. Nobody is asked before it is confirmed. */
export async function createRound(ctx: Context, input: CreateRound): Promise<Round> {
  permit(ctx, "invitations.send");
  return inTransaction(ctx, async (tx) => {
    const { survey, ...rules } = input;
    const { id: surveyId } = await surveyById(tx, survey);
    await holdName(tx, "rounds being counted");
    const since = new Date(tx.now().getTime() - longestMilliseconds);
    if ((await countCounting(tx, since)) >= mostCounting) throw tooMany();
    const round = await insertRound(tx, surveyId, rules);
    const { organizationId } = tx;
    await enqueue(tx, "round.run", [{ organizationId, roundId: round.id }]);
    await recordAct(tx, "round.created", { kind: "round", id: round.id });
    return roundOf(round);
  });
}
