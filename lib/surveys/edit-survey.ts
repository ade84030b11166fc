import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { surveyById } from "./read";
import type { EditSurvey, Survey } from "./shapes";
import { lockSurvey, updateSurvey } from "./store";

/**
 * Saves the draft, the name or the tags, and closes or archives the survey; published versions stay
 * as they are.
 */
export async function editSurvey(ctx: Context, input: EditSurvey): Promise<Survey> {
  permit(ctx, "surveys.edit");
  const { surveyId, name, definition: draft, tags, revision } = input;
  return inTransaction(ctx, async (tx) => {
    await lockSurvey(tx, surveyId);
    const before = await surveyById(tx, surveyId);
    const edit = { name, draft, tags, ...endingOf(before, input, tx.now()) };
    if (!(await updateSurvey(tx, surveyId, edit, revision))) {
      const message = "Somebody else saved this survey since you opened it.";
      throw new Refusal("conflict", message, { reason: "revision" });
    }
    const after = await surveyById(tx, surveyId);
    await recordEnding(tx, before, after);
    return after;
  });
}

interface Ending {
  closedAt?: Date | null;
  archivedAt?: Date | null;
}

/**
 * To archive closes. Taken out again, a survey that was published stays closed: nobody is asked anew
 * because somebody tidied up.
 */
function endingOf(
  { status, version }: Survey,
  { closed, archived }: EditSurvey,
  now: Date,
): Ending {
  const isArchived = status === "archived";
  if (closed === false && (archived ?? isArchived)) {
    const message = "An archived survey is closed. Take it out of the archive to open it.";
    throw new Refusal("conflict", message, { reason: "archived" });
  }
  const closing = closed === undefined ? {} : { closedAt: closed ? now : null };
  if (archived === undefined || archived === isArchived) return closing;
  if (archived) return { archivedAt: now, ...(status !== "closed" && { closedAt: now }) };
  return { archivedAt: null, ...(version === null && { closedAt: null }), ...closing };
}

async function recordEnding(tx: Tx, before: Survey, after: Survey): Promise<void> {
  if (before.status === after.status) return;
  const subject = { kind: "survey", id: after.id };
  if (after.status === "archived") return recordAct(tx, "survey.archived", subject);
  if (before.status === "archived") await recordAct(tx, "survey.unarchived", subject);
  else
    await recordAct(tx, after.status === "closed" ? "survey.closed" : "survey.reopened", subject);
}
