import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { Refusal } from "@/lib/ground/refusal";
import { slugOf } from "./open-link-shapes";
import type { PaperLanguage } from "./paper/paper-language";
import { paperLanguages } from "./paper/printable";
import { surveyPaper } from "./paper/survey-paper";
import { readPublishedVersion, surveyById } from "./read";
import { openUrl, readOpenLink } from "./read-open-link";
import { LanguageTag } from "./said";
import type { ReadSurvey } from "./shapes";

export const PrintSurvey = z.object({ surveyId: OpaqueId, language: LanguageTag });
export type PrintSurvey = z.infer<typeof PrintSurvey>;

/** The languages in which a survey can go on paper; none while nothing is published. */
export async function readPaperLanguages(
  ctx: Context,
  { surveyId }: ReadSurvey,
): Promise<PaperLanguage[]> {
  permit(ctx, "surveys.read");
  const version = await inTransaction(ctx, (tx) => readPublishedVersion(tx, surveyId));
  return version ? paperLanguages(version.definition) : [];
}

/** The published survey to be filled in by pen. @throws Refusal "not-found" */
export async function printSurvey(
  ctx: Context,
  { surveyId, language }: PrintSurvey,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  permit(ctx, "surveys.read");
  const link = await readOpenLink(ctx, { surveyId });
  const { name } = await readOrganization(ctx);
  const version = await inTransaction(ctx, async (tx) => {
    await surveyById(tx, surveyId);
    return readPublishedVersion(tx, surveyId);
  });
  const wanted = version && paperLanguages(version.definition).find(({ tag }) => tag === language);
  if (!version || !wanted) throw new Refusal("not-found", "There is no such survey to print.");
  if (!wanted.printable) {
    throw new Refusal("not-found", "Paper cannot show the letters of this language.");
  }
  const bytes = await surveyPaper({
    definition: version.definition,
    language,
    organization: name,
    version: version.version,
    address: link?.active && !version.closed ? openUrl(link.slug, "qr") : undefined,
    now: ctx.now(),
  });
  return { name: `${slugOf(version.name)}-${language.toLowerCase()}`, bytes };
}
