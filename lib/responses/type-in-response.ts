import type { Context } from "@/lib/access/context";
import { timeZoneOf } from "@/lib/db/time-zone-of";
import { inTransaction } from "@/lib/db/transaction";
import type { Answers } from "@/lib/surveys/answer";
import { checkAnswers } from "@/lib/surveys/answers";
import { typedInFor } from "./begin-type-in";
import { momentOfDay } from "./moment-of-day";
import { recordResponses } from "./record-responses";
import type { TypeIn } from "./type-in-shapes";

/**
 * Keeps answers a member typed in, by the verb that takes answers given elsewhere. Who fills in a sheet
 * may leave out what a page would insist on: then the response is a part of one.
 */
export async function typeInResponse(
  ctx: Context,
  input: TypeIn & { answers: Answers },
): Promise<void> {
  const { surveyId, entry, source, customer, interaction, day, answers } = input;
  const { version, answeredAt } = await inTransaction(ctx, async (tx) => ({
    version: await typedInFor(tx, input),
    answeredAt: day && momentOfDay(day, await timeZoneOf(tx), tx.now()),
  }));
  const partial = checkAnswers(version.definition, answers).problems.length > 0;
  await recordResponses(ctx, {
    single: true,
    items: [
      {
        externalId: `typed-in ${entry}`,
        survey: surveyId,
        source,
        answers,
        partial,
        ...(customer && { customer: { externalId: customer } }),
        ...(interaction && { interaction }),
        ...(answeredAt && { answeredAt }),
      },
    ],
  });
}
