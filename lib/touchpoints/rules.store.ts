import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { isPublishedVersion } from "@/lib/db/published-version";
import { survey, surveyVersion } from "@/lib/db/tables/surveys";
import { contactPolicy } from "@/lib/db/tables/touchpoints";
import { newId } from "@/lib/ground/ids";

/** The role of the outcome question that a survey asks now; null where it asks none. */
export async function outcomesOfSurveys(tx: Tx, surveyIds: readonly string[]) {
  if (surveyIds.length === 0) return [];
  const role = sql<"nps" | "csat" | "ces" | null>`(
    select question ->> 'role'
    from jsonb_array_elements(${surveyVersion.definition} -> 'questions') as question
    where question ->> 'role' in ('nps', 'csat', 'ces')
    limit 1)`;
  return tx.db
    .select({ surveyId: survey.id, role })
    .from(survey)
    .innerJoin(surveyVersion, isPublishedVersion)
    .where(and(eq(survey.organizationId, tx.organizationId), inArray(survey.id, [...surveyIds])));
}

/** The contact policy as it is stored; undefined while nobody has changed it. */
export async function findPolicy(tx: Tx): Promise<unknown> {
  const [found] = await tx.db
    .select({ rules: contactPolicy.rules })
    .from(contactPolicy)
    .where(eq(contactPolicy.organizationId, tx.organizationId));
  return found?.rules;
}

/** Keeps the contact policy, whether there was one or not. */
export async function upsertPolicy(tx: Tx, rules: object): Promise<void> {
  const { organizationId } = tx;
  const now = tx.now();
  await tx.db
    .insert(contactPolicy)
    .values({ organizationId, id: newId(), rules, createdAt: now, updatedAt: now })
    .onConflictDoUpdate({
      target: [contactPolicy.organizationId],
      set: { rules: sql`excluded.rules`, updatedAt: sql`excluded.updated_at` },
    });
}
