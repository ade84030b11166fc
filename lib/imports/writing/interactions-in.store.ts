import type { StagedInteraction } from "./chunk";
import { copyRows, match, type Writing } from "./staging.store";

const fields = ["occurredAt", "channel", "touchpoint", "agent", "team"] as const;

export async function stageInteractions(
  { raw }: Writing,
  interactions: readonly StagedInteraction[],
): Promise<void> {
  const columns = ["occurred_at", "channel", "touchpoint", "agent", "team"];
  const ids = ["id", "external_id", "import_key", "customer_n"];
  const answered = ["response_id", "response_key", "answers", "nps", "csat", "ces", "class"];
  await copyRows(
    raw,
    "import_stage_interaction",
    [...ids, ...columns, "kpis", "kpi_count", ...answered],
    rowsOf(interactions),
  );
}

function* rowsOf(interactions: readonly StagedInteraction[]) {
  for (const { id, identity, customer, fields: said, kpis, response } of interactions) {
    const values = fields.map((field) => said[field]);
    const { nps, csat, ces, class: group } = response?.scores ?? {};
    const answers = [response?.id, response?.importKey, response?.answers, nps, csat, ces, group];
    const ids = [id, identity.externalId, identity.importKey, customer];
    yield [...ids, ...values, kpis, Object.keys(kpis).length, ...answers];
  }
}

/** Names the customers of staged interactions by their ids. */
export async function nameCustomers(
  { raw }: Writing,
  table: "import_stage_interaction" | "import_stage_purchase",
): Promise<void> {
  await raw.unsafe(`update ${table} s set customer_id = c.id
    from import_stage_customer c where c.n = s.customer_n`);
}

/** Finds what is known already. @returns how many */
export async function matchInteractions(
  writing: Writing,
  ids: readonly ("external_id" | "import_key")[],
): Promise<number> {
  let known = 0;
  for (const by of ids) {
    known += await match(writing, {
      stage: "import_stage_interaction",
      by,
      table: "interaction",
      column: by,
      set: "id = f.id, known = true",
      unless: "known",
    });
  }
  return known;
}

/** How many KPI values are new on interactions that are known, and how many are others. */
export async function compareReadings({ raw, organizationId }: Writing) {
  const [found] = await raw<{ staged: number; created: number; updated: number }[]>`
    select count(*)::int as staged,
      count(*) filter (where i.kpis -> e.key is null)::int as created,
      count(*) filter (where i.kpis -> e.key is not null and i.kpis -> e.key <> e.value)::int
        as updated
    from import_stage_interaction s
    join interaction i on i.organization_id = ${organizationId} and i.id = s.id
    cross join lateral jsonb_each(s.kpis) e
    where s.known`;
  if (!found) throw new Error("counting answers with one row");
  return found;
}

const after = `coalesce(s.customer_id, i.customer_id), coalesce(s.occurred_at, i.occurred_at),
  coalesce(s.channel, i.channel), coalesce(s.touchpoint, i.touchpoint),
  coalesce(s.agent, i.agent), coalesce(s.team, i.team), i.kpis || s.kpis`;
const columns = "customer_id, occurred_at, channel, touchpoint, agent, team, kpis";
const before = columns.replace(/\w+/g, "i.$&");

export async function updateInteractions({ raw, organizationId, now }: Writing): Promise<number> {
  const { count } = await raw.unsafe(
    `update interaction i set (${columns}, updated_at) = (${after}, $2::timestamptz)
     from import_stage_interaction s
     where i.organization_id = $1 and i.id = s.id and s.known
       and (${before}) is distinct from (${after})`,
    [organizationId, now],
  );
  return count;
}

export async function insertInteractions(
  { raw, organizationId, now }: Writing,
  surveyable: boolean,
): Promise<number> {
  const { count } = await raw.unsafe(
    `insert into interaction (organization_id, id, external_id, import_key, customer_id,
       occurred_at, channel, touchpoint, agent, team, kpis, source, surveyable, created_at,
       updated_at)
     select $1::uuid, id, external_id, import_key, customer_id,
       coalesce(occurred_at, $2::timestamptz), channel, touchpoint, agent, team, kpis, 'import',
       $3::boolean, $2, $2
     from import_stage_interaction where not known order by external_id, import_key
`,
    [organizationId, now, surveyable],
  );
  return count;
}

/** Ids of the interactions that this chunk added. */
export async function addedInteractions({ raw }: Writing): Promise<string[]> {
  const rows = await raw<{ id: string }[]>`select id from import_stage_interaction where not known`;
  return rows.map(({ id }) => id);
}

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
  { raw, organizationId, now }: Writing,
  { surveyId, versionId }: AnsweredVersion,
): Promise<number> {
  const { count } = await raw.unsafe(
    `insert into response (organization_id, id, import_key, survey_id, version_id, customer_id,
       subject_id, interaction_id, answers, nps, csat, ces, class, partial, source, answered_at,
       received_at, created_at, updated_at)
     select $1::uuid, response_id, response_key, $3::uuid, $4::uuid, customer_id,
       coalesce(customer_id, response_id), id, answers, nps, csat, ces, class, false, 'import',
       coalesce(occurred_at, $2::timestamptz), $2, $2, $2
     from import_stage_interaction where response_key is not null and not response_known
     order by response_key
`,
    [organizationId, now, surveyId, versionId],
  );
  return count;
}
