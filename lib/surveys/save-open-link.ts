import { isDeepStrictEqual } from "node:util";
import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { claimSlug, findOpenLink, listSlugs, writeOpenLink } from "./open-link.store";
import type { OpenLink, SaveOpenLink } from "./open-link-shapes";
import { surveyById } from "./read";
import { openLinkOf } from "./read-open-link";

/** Addresses stay taken for good, so that nobody may take many. */
const mostSlugs = 20;

/** Says at which address anybody may answer a survey, at which places it stands, and whether it is on. */
export async function saveOpenLink(ctx: Context, input: SaveOpenLink): Promise<OpenLink> {
  permit(ctx, "surveys.publish");
  const { surveyId, slug, active } = input;
  return inTransaction(ctx, async (tx) => {
    await surveyById(tx, surveyId);
    const before = await findOpenLink(tx, surveyId, true);
    const had = await listSlugs(tx, surveyId);
    if (!had.includes(slug) && had.length >= mostSlugs) {
      throw taken("This survey has had so many addresses that it gets no more.");
    }
    if (!(await claimSlug(tx, slug, surveyId))) throw taken("Another survey has this address.");
    const saved = await writeOpenLink(tx, input);
    if (!saved) throw new Error("an open link that was written is not there");
    if (!isDeepStrictEqual(before, saved)) {
      const act = actOf(before?.active ?? false, active);
      await recordAct(
        tx,
        act,
        { kind: "survey", id: surveyId },
        { slug, was: before?.slug ?? null },
      );
    }
    return openLinkOf(tx, surveyId, saved);
  });
}

function actOf(before: boolean, active: boolean): string {
  if (before === active) return "survey.link-changed";
  return active ? "survey.link-opened" : "survey.link-closed";
}

function taken(message: string): Refusal {
  const fields = [{ path: "slug", code: "taken", message }];
  return new Refusal("conflict", message, { reason: "slug", fields });
}
