import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { readPublishedVersion, surveyById } from "./read";
import type { PublishSurvey, SurveyVersion } from "./shapes";
import { insertVersion, lockSurvey } from "./store";

/** Makes the draft the version that is sent from now on; an unchanged draft stays the version it is. */
export async function publishSurvey(ctx: Context, input: PublishSurvey): Promise<SurveyVersion> {
  permit(ctx, "surveys.publish");
  const { surveyId } = input;
  return inTransaction(ctx, async (tx) => {
    if (!(await lockSurvey(tx, surveyId))) {
      throw new Refusal("not-found", "There is no such survey.");
    }
    const { changed, version, definition } = await surveyById(tx, surveyId);
    if (changed) {
      await insertVersion(tx, surveyId, (version ?? 0) + 1, definition);
      const detail = { version: (version ?? 0) + 1 };
      await recordAct(tx, "survey.published", { kind: "survey", id: surveyId }, detail);
    }
    const published = await readPublishedVersion(tx, surveyId);
    if (!published) throw new Error(`survey ${surveyId} was published but has no version`);
    return published;
  });
}
