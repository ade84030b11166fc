import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { isPublishedVersion } from "@/lib/db/published-version";
import { organization } from "@/lib/db/tables/organization";
import { response } from "@/lib/db/tables/responses";
import { openLink, survey, surveyVersion } from "@/lib/db/tables/surveys";
import { kept } from "./visits.store";

/** Open links with the version that is asked now; without one where nothing was published. */
export async function findOpenSurveys(tx: Tx, surveyIds: readonly string[]) {
  return tx.db
    .select({
      surveyId: survey.id,
      closedAt: survey.closedAt,
      active: openLink.active,
      sources: openLink.sources,
      kiosk: openLink.kiosk,
      versionId: surveyVersion.id,
      organizationName: organization.name,
      timeZone: organization.timeZone,
    })
    .from(openLink)
    .innerJoin(
      survey,
      and(eq(survey.organizationId, openLink.organizationId), eq(survey.id, openLink.surveyId)),
    )
    .innerJoin(organization, eq(organization.id, openLink.organizationId))
    .leftJoin(surveyVersion, isPublishedVersion)
    .where(
      and(
        eq(openLink.organizationId, tx.organizationId),
        inArray(openLink.surveyId, [...surveyIds]),
      ),
    );
}

/** What open forms became so far; `held` until the transaction ends. */
export async function findOpenKept(tx: Tx, responseIds: readonly string[], held = false) {
  const found = tx.db
    .select(kept)
    .from(response)
    .where(
      and(eq(response.organizationId, tx.organizationId), inArray(response.id, [...responseIds])),
    )
    .orderBy(asc(response.id));
  return held ? found.for("no key update") : found;
}
