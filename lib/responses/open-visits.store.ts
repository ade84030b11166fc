import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { isPublishedVersion } from "@/lib/db/published-version";
import { customer } from "@/lib/db/tables/customers";
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
      widget: openLink.widget,
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

const notErased = (tx: Tx) =>
  and(eq(customer.organizationId, tx.organizationId), isNull(customer.erasedAt));

/** The customer whom the organisation calls so. */
export async function findKnownCustomer(tx: Tx, externalId: string): Promise<string | undefined> {
  const [row] = await tx.db
    .select({ id: customer.id })
    .from(customer)
    .where(and(notErased(tx), eq(customer.externalId, externalId)));
  return row?.id;
}

/**
 * Those of these customers who have not been erased; `held`, in the order in which everybody takes
 * them, until the transaction ends.
 */
export async function findNotErased(tx: Tx, ids: readonly string[], held: boolean) {
  if (ids.length === 0) return new Set<string>();
  const found = tx.db
    .select({ id: customer.id })
    .from(customer)
    .where(and(notErased(tx), inArray(customer.id, [...ids])))
    .orderBy(asc(customer.externalId), asc(customer.id));
  const rows = await (held ? found.for("key share") : found);
  return new Set(rows.map(({ id }) => id));
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
