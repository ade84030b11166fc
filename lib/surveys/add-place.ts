import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { appendPlace, findOpenLink } from "./open-link.store";
import { mostPlaces, type OnePlace, type OpenLink } from "./open-link-shapes";
import { surveyById } from "./read";
import { openLinkOf } from "./read-open-link";

/** Puts a survey's open link at one more place; one where it is already stays as it is. */
export async function addPlace(ctx: Context, { surveyId, source }: OnePlace): Promise<OpenLink> {
  permit(ctx, "surveys.publish");
  return inTransaction(ctx, async (tx) => {
    await surveyById(tx, surveyId);
    const added = await appendPlace(tx, surveyId, source);
    const link = await findOpenLink(tx, surveyId);
    if (!link) throw new Refusal("conflict", "Make the survey's open link first.");
    if (!link.sources.includes(source)) {
      throw new Refusal("conflict", `A link stands at ${mostPlaces} places at most.`);
    }
    const subject = { kind: "survey", id: surveyId };
    if (added) await recordAct(tx, "survey.place-added", subject, { source });
    return openLinkOf(tx, surveyId, link);
  });
}
