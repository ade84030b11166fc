import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds, amongTexts } from "@/lib/db/among";
import { optOut } from "@/lib/db/tables/delivery";
import { survey } from "@/lib/db/tables/surveys";

/** Which of these addresses must not be written to, and since when. */
export async function findRefusals(tx: Tx, addresses: readonly string[]) {
  if (addresses.length === 0) return [];
  return tx.db
    .select({ address: optOut.address, source: optOut.source, since: optOut.createdAt })
    .from(optOut)
    .where(
      and(eq(optOut.organizationId, tx.organizationId), amongTexts(optOut.address, addresses)),
    );
}

export async function namesOfSurveys(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx.db
    .select({ id: survey.id, name: survey.name })
    .from(survey)
    .where(and(eq(survey.organizationId, tx.organizationId), amongIds(survey.id, ids)))
    .orderBy(asc(survey.name));
}
