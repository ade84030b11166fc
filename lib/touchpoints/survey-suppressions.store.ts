import { and, desc, eq, ilike, inArray, lt, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongTexts } from "@/lib/db/among";
import { literally } from "@/lib/db/literally";
import { surveyOptOut } from "@/lib/db/tables/delivery";
import { survey } from "@/lib/db/tables/surveys";
import { newId } from "@/lib/ground/ids";

const ours = (tx: Tx) => eq(surveyOptOut.organizationId, tx.organizationId);

/** An address that is kept from one survey only. */
export interface SurveySuppression {
  address: string;
  surveyId: string;
}
export const keyOf = ({ address, surveyId }: SurveySuppression) => `${surveyId} ${address}`;

/** Addresses that one survey is not sent to again, the latest first. */
export async function listSurveySuppressionRows(
  tx: Tx,
  query: { search?: string | undefined; limit: number; before?: string | undefined },
) {
  const { search, limit, before } = query;
  return tx.db
    .select({
      id: surveyOptOut.id,
      address: surveyOptOut.address,
      source: sql<string>`'survey-declined'`,
      createdAt: surveyOptOut.createdAt,
      survey: surveyOptOut.surveyId,
      surveyName: survey.name,
    })
    .from(surveyOptOut)
    .innerJoin(
      survey,
      and(
        eq(survey.organizationId, surveyOptOut.organizationId),
        eq(survey.id, surveyOptOut.surveyId),
      ),
    )
    .where(
      and(
        ours(tx),
        search ? ilike(surveyOptOut.address, `%${literally(search)}%`) : undefined,
        before === undefined ? undefined : lt(surveyOptOut.id, before),
      ),
    )
    .orderBy(desc(surveyOptOut.id))
    .limit(limit);
}

/** Keeps addresses from surveys; which of them are new, by survey and address. */
export async function insertSurveySuppressions(
  tx: Tx,
  given: readonly SurveySuppression[],
): Promise<Set<string>> {
  if (given.length === 0) return new Set();
  const once = new Map(given.map((one) => [keyOf(one), one]));
  const fixed = { organizationId: tx.organizationId, createdAt: tx.now() };
  // In one order for everybody, so that two who add the same wait instead of failing.
  const rows = [...once.keys()].sort().flatMap((key) => {
    const one = once.get(key);
    return one ? [{ ...fixed, ...one, id: newId() }] : [];
  });
  const added = await tx.db.insert(surveyOptOut).values(rows).onConflictDoNothing().returning({
    address: surveyOptOut.address,
    surveyId: surveyOptOut.surveyId,
  });
  return new Set(added.map(keyOf));
}

/** The ids under which they are kept, by survey and address. */
export async function idsOfSurveySuppressions(
  tx: Tx,
  given: readonly SurveySuppression[],
): Promise<Map<string, string>> {
  if (given.length === 0) return new Map();
  const surveys = [...new Set(given.map(({ surveyId }) => surveyId))];
  const rows = await tx.db
    .select({
      id: surveyOptOut.id,
      address: surveyOptOut.address,
      surveyId: surveyOptOut.surveyId,
    })
    .from(surveyOptOut)
    .where(
      and(
        ours(tx),
        amongTexts(
          surveyOptOut.address,
          given.map(({ address }) => address),
        ),
        inArray(surveyOptOut.surveyId, surveys),
      ),
    );
  return new Map(rows.map((row) => [keyOf(row), row.id]));
}

export async function deleteSurveySuppression(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx.db
    .delete(surveyOptOut)
    .where(and(ours(tx), eq(surveyOptOut.id, id)))
    .returning({ id: surveyOptOut.id });
  return gone.length > 0;
}

/** The surveys that are meant, each by its id or by a name that no other survey has. */
export async function surveysMeant(tx: Tx, said: readonly string[]): Promise<Map<string, string>> {
  if (said.length === 0) return new Map();
  const rows = await tx.db
    .select({ id: survey.id, name: survey.name })
    .from(survey)
    .where(
      and(
        eq(survey.organizationId, tx.organizationId),
        or(amongTexts(sql`${survey.id}::text`, said), amongTexts(survey.name, said)),
      ),
    );
  const times = new Map<string, number>();
  for (const { name } of rows) times.set(name, (times.get(name) ?? 0) + 1);
  const named = rows.filter(({ name }) => times.get(name) === 1);
  return new Map([
    ...named.map(({ id, name }): [string, string] => [name, id]),
    ...rows.map(({ id }): [string, string] => [id, id]),
  ]);
}
