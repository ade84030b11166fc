import { and, eq } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongTexts } from "@/lib/db/among";
import { surveyOptOut } from "@/lib/db/tables/delivery";
import { newId } from "@/lib/ground/ids";

/** The surveys that the owners of these addresses do not want again, given as they are compared. */
export async function declinedSurveys(
  tx: Tx,
  addresses: readonly string[],
): Promise<{ address: string; surveyId: string }[]> {
  if (addresses.length === 0) return [];
  return tx.db
    .select({ address: surveyOptOut.address, surveyId: surveyOptOut.surveyId })
    .from(surveyOptOut)
    .where(
      and(
        eq(surveyOptOut.organizationId, tx.organizationId),
        amongTexts(surveyOptOut.address, addresses),
      ),
    );
}

/** Keeps that a survey is not wanted at these addresses; true unless all of that was known. */
export async function insertSurveyOptOuts(
  tx: Tx,
  surveyId: string,
  addresses: readonly string[],
): Promise<boolean> {
  if (addresses.length === 0) return false;
  const { organizationId } = tx;
  const rows = addresses.map((address) => ({
    ...{ organizationId, id: newId(), surveyId, address },
    createdAt: tx.now(),
  }));
  const added = await tx.db
    .insert(surveyOptOut)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: surveyOptOut.id });
  return added.length > 0;
}

/** Forgets that a survey was not wanted; true if it was not. */
export async function deleteSurveyOptOuts(
  tx: Tx,
  surveyId: string,
  addresses: readonly string[],
): Promise<boolean> {
  if (addresses.length === 0) return false;
  const gone = await tx.db
    .delete(surveyOptOut)
    .where(
      and(
        eq(surveyOptOut.organizationId, tx.organizationId),
        eq(surveyOptOut.surveyId, surveyId),
        amongTexts(surveyOptOut.address, addresses),
      ),
    )
    .returning({ id: surveyOptOut.id });
  return gone.length > 0;
}
