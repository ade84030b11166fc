import { and, eq } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { openLink } from "@/lib/db/tables/surveys";

const ofSurvey = (tx: Tx, surveyId: string) =>
  and(eq(openLink.organizationId, tx.organizationId), eq(openLink.surveyId, surveyId));

/** The kiosk of a survey that has an open link. */
export async function findKiosk(tx: Tx, surveyId: string) {
  const [row] = await tx.db
    .select({ slug: openLink.slug, active: openLink.kiosk, exitHash: openLink.kioskExitHash })
    .from(openLink)
    .where(ofSurvey(tx, surveyId));
  return row;
}

export async function writeKiosk(
  tx: Tx,
  surveyId: string,
  kiosk: { active: boolean; exitHash: string },
): Promise<void> {
  await tx.db
    .update(openLink)
    .set({ kiosk: kiosk.active, kioskExitHash: kiosk.exitHash, updatedAt: tx.now() })
    .where(ofSurvey(tx, surveyId));
}
