import type { StagedInteraction } from "./chunk";
import { type EventKind, matchEvents, said, updateEvents } from "./known-events.store";
import { type Column, copyRows, makeAhead, type Writing } from "./staging.store";

const staged: Column<StagedInteraction>[] = [
  ["id", ({ id }) => id],
  ["external_id", ({ identity }) => identity.externalId],
  ["import_key", ({ identity }) => identity.importKey],
  ["customer_id", ({ customerId }) => customerId],
  ["occurred_at", ({ fields }) => fields.occurredAt],
  ["channel", ({ fields }) => fields.channel],
  ["touchpoint", ({ fields }) => fields.touchpoint],
  ["agent", ({ fields }) => fields.agent],
  ["team", ({ fields }) => fields.team],
  ["kpis", ({ kpis }) => kpis],
  ["response_id", ({ response }) => response?.id],
  ["answers", ({ response }) => response?.answers],
  ["nps", ({ response }) => response?.scores.nps],
  ["csat", ({ response }) => response?.scores.csat],
  ["ces", ({ response }) => response?.scores.ces],
  ["class", ({ response }) => response?.scores.class],
];

export function makeInteractionsAhead(rows: readonly StagedInteraction[]): Promise<void> {
  return makeAhead(staged, rows);
}

export async function stageInteractions(
  { raw }: Writing,
  rows: readonly StagedInteraction[],
): Promise<void> {
  await copyRows(raw, "import_stage_interaction", staged, rows);
}

const interactions: EventKind = {
  stage: "import_stage_interaction",
  table: "interaction",
  after: {
    ...said("customer_id", "occurred_at", "channel", "touchpoint", "agent", "team"),
    kpis: "t.kpis || s.kpis",
  },
};

/** Finds what is known already. @returns how many */
export function matchInteractions(
  writing: Writing,
  ids: readonly ("external_id" | "import_key")[],
): Promise<number> {
  return matchEvents(writing, interactions, ids);
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

export function updateInteractions(writing: Writing): Promise<number> {
  return updateEvents(writing, interactions);
}

export async function insertInteractions(
  { raw, organizationId, now, begun }: Writing,
  surveyable: boolean,
): Promise<number> {
  const { count } = await raw.unsafe(
    `insert into interaction (organization_id, id, external_id, import_key, customer_id,
       occurred_at, channel, touchpoint, agent, team, kpis, source, surveyable, created_at,
       updated_at)
     select $1::uuid, s.id, s.external_id, s.import_key, s.customer_id,
       coalesce(s.occurred_at, $4::timestamptz), s.channel, s.touchpoint, s.agent, s.team, s.kpis,
       'import', $3::boolean, $2::timestamptz, $2
     from import_stage_interaction s where not s.known`,
    [organizationId, now, surveyable, begun],
  );
  return count;
}

/** Ids of the interactions that this chunk added. */
export async function addedInteractions({ raw }: Writing): Promise<string[]> {
  const rows = await raw<{ id: string }[]>`select id from import_stage_interaction where not known`;
  return rows.map(({ id }) => id);
}
