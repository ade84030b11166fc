import { stagedInteractions } from "./interactions-in.store";
import { match, type Writing } from "./staging.store";

/** Finds what is known already. @returns how many */
export async function matchResponses(writing: Writing): Promise<number> {
  return match(writing, {
    stage: "import_stage_interaction",
    by: "response_key",
    table: "response",
    column: "import_key",
    set: "response_id = f.id, response_known = true",
    unless: "response_known",
  });
}

export interface AnsweredVersion {
  surveyId: string;
  versionId: string;
}

const answersAfter = `coalesce(c.id, r.customer_id),
  coalesce(c.id, r.customer_id, r.id), r.answers || s.answers, coalesce(s.nps, r.nps),
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
     from ${stagedInteractions}
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
    `insert into response (organization_id, id, import_key, survey_id, version_id, customer_id,
       subject_id, interaction_id, answers, nps, csat, ces, class, partial, source, answered_at,
       received_at, created_at, updated_at)
     select $1::uuid, s.response_id, s.response_key, $3::uuid, $4::uuid, c.id,
       coalesce(c.id, s.response_id), s.id, s.answers, s.nps, s.csat, s.ces, s.class, false,
       'import', coalesce(s.occurred_at, $5::timestamptz), $2::timestamptz, $2, $2
     from ${stagedInteractions} where s.response_key is not null and not s.response_known`,
    [organizationId, now, surveyId, versionId, begun],
  );
  return count;
}
