import { newId } from "@/lib/ground/ids";
import type { StagedPeriodValue } from "./chunk";
import { type Column, copyRows, type Writing } from "./staging.store";

const staged: Column<StagedPeriodValue>[] = [
  ["id", () => newId()],
  ["kpi_id", ({ kpiId }) => kpiId],
  ["period_start", ({ start }) => start],
  ["team", ({ team }) => team],
  ["value", ({ value }) => value],
];

export async function stagePeriodValues(
  { raw }: Writing,
  values: readonly StagedPeriodValue[],
): Promise<void> {
  await copyRows(raw, "import_stage_period", staged, values);
}

export async function matchPeriodValues({ raw, organizationId }: Writing): Promise<number> {
  const { count } = await raw`
    update import_stage_period s set id = v.id, known = true from kpi_period_value v
    where v.organization_id = ${organizationId} and not s.known and v.kpi_id = s.kpi_id
      and v.period_start = s.period_start and v.team = s.team`;
  return count;
}

export async function updatePeriodValues({ raw, organizationId, now }: Writing): Promise<number> {
  const { count } = await raw`
    update kpi_period_value v set value = s.value, updated_at = ${now} from import_stage_period s
    where v.organization_id = ${organizationId} and v.id = s.id and s.known
      and v.value <> s.value`;
  return count;
}

export async function insertPeriodValues({ raw, organizationId, now }: Writing): Promise<number> {
  const { count } = await raw`
    insert into kpi_period_value (organization_id, id, kpi_id, period_start, team, value,
      created_at, updated_at)
    select ${organizationId}::uuid, id, kpi_id, period_start, team, value, ${now}::timestamptz,
      ${now}::timestamptz
    from import_stage_period where not known`;
  return count;
}
