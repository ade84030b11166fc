import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { dropPlace, findOpenLink } from "./open-link.store";
import type { OnePlace, OpenLink } from "./open-link-shapes";
import { surveyById } from "./read";
import { openLinkOf } from "./read-open-link";

/** Takes a survey's open link from one place; nothing happens where it is not. */
export async function removePlace(ctx: Context, { surveyId, source }: OnePlace): Promise<OpenLink> {
  permit(ctx, "surveys.publish");
  return inTransaction(ctx, async (tx) => {
    await surveyById(tx, surveyId);
    const removed = await dropPlace(tx, surveyId, source);
    const link = await findOpenLink(tx, surveyId);
    if (!link) throw new Refusal("not-found", "This survey has no open link yet.");
    const subject = { kind: "survey", id: surveyId };
    if (removed) await recordAct(tx, "survey.place-removed", subject, { source });
    return openLinkOf(tx, surveyId, link);
  });
}
