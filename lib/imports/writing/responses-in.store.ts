import type { Writing } from "./staging.store";

export interface AnsweredVersion {
  surveyId: string;
  versionId: string;
}

/**
 * Finds what is known already: an imported response is known by its interaction and its survey.
 * @returns how many
 */
export async function matchResponses(
  { raw, organizationId }: Writing,
  { surveyId }: AnsweredVersion,
): Promise<number> {
  const { count } = await raw`
    update import_stage_interaction s set response_id = f.id, response_known = true
    from (
      select t.ctid as place, r.id from import_stage_interaction t
      cross join lateral (
        select id from response where organization_id = ${organizationId}
          and interaction_id = t.id and survey_id = ${surveyId} and imported limit 1
      ) r
      where t.response_id is not null
    ) f where s.ctid = f.place`;
  return count;
}

const answersAfter = `coalesce(s.customer_id, r.customer_id),
  coalesce(s.customer_id, r.customer_id, r.id), r.answers || s.answers, coalesce(s.nps, r.nps),
  coalesce(s.csat, r.csat), coalesce(s.ces, r.ces), coalesce(s.class, r.class),
  coalesce(s.occurred_at, r.answered_at)`;
const answerColumns = "customer_id, subject_id, answers, nps, csat, ces, class, answered_at";
const answersBefore = answerColumns.replace(/\w+/g, "r.$&");

export async function updateResponses(
  { raw, organizationId, now }: Writing,
  { versionId }: AnsweredVersion,
): Promise<number> {
  const { count } = await raw.unsafe(
    `update response r
     set (${answerColumns}, version_id, updated_at) = (${answersAfter}, $3::uuid, $2::timestamptz)
     from import_stage_interaction s
     where r.organization_id = $1 and r.id = s.response_id and s.response_known
       and (${answersBefore}) is distinct from (${answersAfter})`,
    [organizationId, now, versionId],
  );
  return count;
}

export async function insertResponses(
  { raw, organizationId, now, begun }: Writing,
  { surveyId, versionId }: AnsweredVersion,
): Promise<number> {
  const { count } = await raw.unsafe(
    `insert into response (organization_id, id, survey_id, version_id, customer_id,
       subject_id, interaction_id, answers, nps, csat, ces, class, partial, imported, source, answered_at,
       received_at, created_at, updated_at)
     select $1::uuid, s.response_id, $3::uuid, $4::uuid, s.customer_id,
       coalesce(s.customer_id, s.response_id), s.id, s.answers, s.nps, s.csat, s.ces, s.class, false, true,
       'import', coalesce(s.occurred_at, $5::timestamptz), $2::timestamptz, $2, $2
     from import_stage_interaction s where s.response_id is not null and not s.response_known`,
    [organizationId, now, surveyId, versionId, begun],
  );
  return count;
}
