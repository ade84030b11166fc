import type { Context } from "@/lib/access/context";
import { passwordMatches } from "@/lib/access/passwords";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { findKiosk } from "./kiosk.store";
import type { Kiosk } from "./kiosk-shapes";
import { openUrl } from "./read-open-link";
import type { ReadSurvey } from "./shapes";

export function kioskOf({ slug, active }: { slug: string; active: boolean }): Kiosk {
  return { active, url: `${openUrl(slug)}/kiosk` };
}

/** A survey's kiosk; undefined while it has no open link. */
export async function readKiosk(
  ctx: Context,
  { surveyId }: ReadSurvey,
): Promise<Kiosk | undefined> {
  permit(ctx, "surveys.read");
  const row = await inTransaction(ctx, (tx) => findKiosk(tx, surveyId));
  return row && kioskOf(row);
}

/** The same for whoever asks for the kiosk itself. @throws Refusal "not-found" while there is none */
export async function requireKiosk(ctx: Context, input: ReadSurvey): Promise<Kiosk> {
  const kiosk = await readKiosk(ctx, input);
  if (!kiosk) throw new Refusal("not-found", "This survey has no open link yet.");
  return kiosk;
}

/** Whether a code is the one by which a survey's kiosk is left; whoever tries may be anybody. */
export async function isExitCode(ctx: Context, surveyId: string, code: string): Promise<boolean> {
  const row = await inTransaction(ctx, (tx) => findKiosk(tx, surveyId));
  return passwordMatches(row?.exitHash, code);
}
