import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { judgeSubmission, type SentForm } from "./judge-submission";
import type { OpenForm } from "./open-form";
import { openVisitsOf } from "./open-visits";
import { type Submitted, submittedOf, writeJudged } from "./submit-responses";

/** A form of an open survey as somebody unknown sent it. */
export interface OpenSubmission extends SentForm {
  form: OpenForm;
}

/**
 * Keeps the answers to open surveys, those that came at the same time in one transaction, judged as
 * those to invitations are. A form is one response however often it comes; none may come twice here.
 */
export async function submitOpenResponses(
  ctx: Context,
  given: readonly OpenSubmission[],
): Promise<(Submitted | undefined)[]> {
  return inTransaction(ctx, async (tx) => {
    const visits = await openVisitsOf(
      tx,
      given.map(({ form }) => form),
      true,
    );
    const judged = given.map((one) => {
      const visit = visits.get(one.form.responseId);
      return visit && judgeSubmission(visit, one, tx.now());
    });
    await writeJudged(
      tx,
      judged.filter((one) => one !== undefined),
    );
    return judged.map((one) => one && submittedOf(one));
  });
}
