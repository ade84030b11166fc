import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { surveyById } from "./read";
import type { EditSurvey, Survey } from "./shapes";
import { updateSurvey } from "./store";

/** Saves the draft, the name, or whether the survey is closed; published versions stay as they are. */
export async function editSurvey(ctx: Context, input: EditSurvey): Promise<Survey> {
  permit(ctx, "surveys.edit");
  const { surveyId, name, definition: draft, closed, revision } = input;
  return inTransaction(ctx, async (tx) => {
    const before = await surveyById(tx, surveyId);
    const closing = closed === undefined ? {} : { closedAt: closed ? tx.now() : null };
    if (!(await updateSurvey(tx, surveyId, { name, draft, ...closing }, revision))) {
      const message = "Somebody else saved this survey since you opened it.";
      throw new Refusal("conflict", message, { reason: "revision" });
    }
    await recordClosing(tx, before, closed);
    return surveyById(tx, surveyId);
  });
}

async function recordClosing(tx: Tx, before: Survey, closed = before.status === "closed") {
  if (closed === (before.status === "closed")) return;
  await recordAct(tx, closed ? "survey.closed" : "survey.reopened", {
    kind: "survey",
    id: before.id,
  });
}
