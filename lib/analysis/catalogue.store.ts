import { eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { type CatalogueFacts, computedEntries, type ValueCount } from "@/lib/analysis/catalogue";
import { countComputed } from "@/lib/analysis/computed-counts.store";
import type { CustomerField } from "@/lib/analysis/customer-fields";
import { customerValue } from "@/lib/analysis/customer-value.store";
import type { KpiDefinition } from "@/lib/analysis/kpi-definition";
import type { AnalysisSettings } from "@/lib/analysis/settings.store";
import type { Grouping } from "@/lib/analysis/shapes";
import { customer } from "@/lib/db/tables/customers";
import { kpi, kpiPeriodValue } from "@/lib/db/tables/kpis";
import { response } from "@/lib/db/tables/responses";
import { surveyVersion } from "@/lib/db/tables/surveys";
import { interaction } from "@/lib/db/tables/touchpoints";

const mostGroups = 50;

/** Counts everything that could be a variable: one pass over each table, whatever the number. */
export async function readCatalogueFacts(
  tx: Tx,
  settings: AnalysisSettings,
): Promise<CatalogueFacts> {
  const measured = {
    currency: settings.currency,
    kpis: await readKpis(tx),
    interactionKpis: await countKeys(tx, sql`${interaction}`, sql`${interaction.kpis}`),
    customerKpis: await countKeys(tx, sql`${customer}`, sql`${customer.kpis}`),
    periodKpis: await countPeriods(tx),
  };
  return {
    ...measured,
    computedKpis: await countComputed(tx, computedEntries(measured)),
    answers: await countKeys(tx, sql`${response}`, sql`${response.answers}`),
    attributes: await countKeys(tx, sql`${customer}`, sql`${customer.attributes}`),
    questions: await readQuestions(tx),
    metrics: await countMetrics(tx),
    customers: await countCustomers(tx, settings),
    groupings: await countGroupings(tx),
  };
}

async function readKpis(tx: Tx): Promise<KpiDefinition[]> {
  return tx.db
    .select({
      id: kpi.id,
      key: kpi.key,
      label: kpi.label,
      level: kpi.level,
      unit: kpi.unit,
      direction: kpi.direction,
      grain: kpi.grain,
      formula: kpi.formula,
    })
    .from(kpi)
    .where(eq(kpi.organizationId, tx.organizationId))
    .orderBy(kpi.level, kpi.label, kpi.key);
}

/** Numbers are numbers, true and false, and words that read as a number. */
const isNumber = sql`(jsonb_typeof(entry.value) in ('number', 'boolean')
  or entry.value #>> '{}' ~ '^-?[0-9]+([.][0-9]+)?$')`;

/** Grouped by value first: hashing a million values takes a third of the time of sorting them. */
async function countKeys(tx: Tx, table: SQL, column: SQL): Promise<ValueCount[]> {
  return tx.db.execute<Row<ValueCount>>(sql`
    select key, sum(n)::int as n, coalesce(sum(n) filter (where is_number), 0)::int as numbers,
      (count(*) filter (where is_number))::int as distinct
    from (
      select entry.key, entry.value, count(*) as n, ${isNumber} as is_number
      from ${table}, jsonb_each(${column}) as entry
      where organization_id = ${tx.organizationId}
      group by entry.key, entry.value
    ) as counted
    group by key order by key`);
}

/** postgres.js asks rows to have an index signature, which interfaces have not. */
type Row<T> = { [Key in keyof T]: T[Key] };

async function countPeriods(tx: Tx): Promise<CatalogueFacts["periodKpis"]> {
  return tx.db
    .select({
      key: sql<string>`${kpiPeriodValue.kpiId}::text`,
      n: sql<number>`count(*)::int`,
      numbers: sql<number>`count(*)::int`,
      distinct: sql<number>`count(distinct ${kpiPeriodValue.value})::int`,
      perTeam: sql<boolean>`bool_or(${kpiPeriodValue.team} <> '')`,
    })
    .from(kpiPeriodValue)
    .where(eq(kpiPeriodValue.organizationId, tx.organizationId))
    .groupBy(kpiPeriodValue.kpiId);
}

/** Each question as its newest published version asks it. */
async function readQuestions(tx: Tx): Promise<CatalogueFacts["questions"]> {
  return tx.db.execute<Row<CatalogueFacts["questions"][number]>>(sql`
    select distinct on (question ->> 'key')
      question ->> 'key' as key, question ->> 'label' as label,
      question ->> 'role' as role, question ->> 'kind' as kind,
      (question -> 'scale' ->> 'min')::float8 as min,
      (question -> 'scale' ->> 'max')::float8 as max
    from ${surveyVersion}, jsonb_array_elements(${surveyVersion.definition} -> 'questions') question
    where organization_id = ${tx.organizationId}
    order by question ->> 'key', ${surveyVersion.publishedAt} desc`);
}

async function countMetrics(tx: Tx): Promise<CatalogueFacts["metrics"]> {
  const count = (column: typeof response.nps | typeof response.csat | typeof response.ces) => ({
    n: sql<number>`count(${column})::int`,
    distinct: sql<number>`count(distinct ${column})::int`,
  });
  const [counted] = await tx.db
    .select({ nps: count(response.nps), csat: count(response.csat), ces: count(response.ces) })
    .from(response)
    .where(eq(response.organizationId, tx.organizationId));
  const none = { n: 0, distinct: 0 };
  return counted ?? { nps: none, csat: none, ces: none };
}

async function countCustomers(
  tx: Tx,
  settings: AnalysisSettings,
): Promise<Record<CustomerField, number>> {
  const count = (field: CustomerField) =>
    sql<number>`count(${customerValue(field, settings)})::int`;
  const [counted] = await tx.db
    .select({
      clv: count("clv"),
      annualRevenue: count("annualRevenue"),
      annualMargin: count("annualMargin"),
      grossMargin: count("grossMargin"),
      costToServe: count("costToServe"),
      acquisitionCost: count("acquisitionCost"),
      tenure: count("tenure"),
      retained: count("retained"),
      probabilityAlive: count("probabilityAlive"),
    })
    .from(customer)
    .where(eq(customer.organizationId, tx.organizationId));
  if (!counted) throw new Error("An aggregate answers with one row.");
  return counted;
}

async function countGroupings(tx: Tx): Promise<Grouping[]> {
  const interactions = await tx.db.execute<Row<Grouping>>(sql`
    select entry.key, entry.label, entry.n from (
      select count(channel)::int as channel, count(touchpoint)::int as touchpoint,
        count(team)::int as team, count(agent)::int as agent
      from ${interaction} where organization_id = ${tx.organizationId}
    ) counted, lateral (values
      ('interaction.channel', 'Channel', channel), ('interaction.touchpoint', 'Touchpoint', touchpoint),
      ('interaction.team', 'Team', team), ('interaction.agent', 'Agent', agent)
    ) as entry (key, label, n) where entry.n > 0`);
  const customers = await tx.db.execute<Row<Grouping>>(sql`
    select 'customer.segment' as key, 'Segment' as label, count(segment)::int as n
    from ${customer} where organization_id = ${tx.organizationId} having count(segment) > 0
    union all
    select 'customer.attributes.' || entry.key, entry.key, count(*)::int
    from ${customer}, jsonb_each(${customer.attributes}) as entry
    where organization_id = ${tx.organizationId}
    group by entry.key
    having count(distinct entry.value) between 2 and ${mostGroups}
      and bool_or(not ${isNumber})`);
  return [...interactions, ...customers];
}
