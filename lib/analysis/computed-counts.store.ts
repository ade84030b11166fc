import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { CatalogueEntry, ValueCount } from "@/lib/analysis/catalogue";
import { computedValue } from "@/lib/analysis/computed-value.store";
import type { FormulaSource } from "@/lib/analysis/kpi-definition";
import { measuredValue, ownValueOfTeam, periodJoins } from "@/lib/analysis/variable.store";
import { amongIds } from "@/lib/db/among";
import { customer } from "@/lib/db/tables/customers";
import { kpiPeriodValue } from "@/lib/db/tables/kpis";
import { interaction } from "@/lib/db/tables/touchpoints";

type Computed = Pick<CatalogueEntry, "unit" | "source">;

/** How many values formulas come to, by the KPI's id: one pass over each table that has any. */
export async function countComputed(
  tx: Tx,
  computed: ReadonlyMap<string, Computed>,
): Promise<ValueCount[]> {
  const all = [...computed];
  const ofPeriods = all.filter(([, { unit }]) => unit === "day" || unit === "team-day");
  return [
    ...(await count(
      tx,
      all.filter(([, { unit }]) => unit === "interaction"),
      interactions(tx),
    )),
    ...(await count(
      tx,
      all.filter(([, { unit }]) => unit === "customer"),
      customers(tx),
    )),
    ...(await count(tx, ofPeriods, periods(tx, ofPeriods))),
  ];
}

async function count(
  tx: Tx,
  computed: readonly (readonly [string, Computed])[],
  rows: SQL,
): Promise<ValueCount[]> {
  if (computed.length === 0) return [];
  const values = computed.map(([, each]) => worthOf(each));
  const counted = await tx.db.execute<{ place: number; n: number; distinct: number }>(sql`
    select (one.place - 1)::int as place, count(*)::int as n, count(distinct one.value)::int as distinct
    from ${rows}
    cross join lateral unnest(array[${sql.join(values, sql`, `)}]) with ordinality as one(value, place)
    where one.value is not null group by 1 order by 1`);
  return counted.map(({ place, n, distinct }) => {
    return { key: computed[place]?.[0] ?? "", n, numbers: n, distinct };
  });
}

const interactions = (tx: Tx) => sql`(select kpis from ${interaction}
  where organization_id = ${tx.organizationId}) as framed`;

const customers = (tx: Tx) => sql`(select kpis from ${customer}
  where organization_id = ${tx.organizationId}) as ${sql.identifier("customer")}`;

/** What a formula comes to on a row that it belongs to. */
function worthOf({ source, unit }: Computed): SQL {
  if (source.from !== "formula") return sql`null::float8`;
  const value = computedValue(source, measuredValue);
  if (unit === "day") return sql`case when framed.team is null then ${value} end`;
  if (unit !== "team-day") return value;
  // A figure of a team's day is one that has something of the team's own in it.
  const own = periodParts(source).map(ownValueOfTeam);
  return sql`case when framed.team is not null and coalesce(${sql.join(own, sql`, `)}) is not null
    then ${value} end`;
}

const periodParts = ({ parts }: FormulaSource) =>
  Object.values(parts).flatMap((part) => (part.from === "period-kpi" ? [part.kpiId] : []));

/** Each day, and each day of each team, that has a value of any part. */
function periods(tx: Tx, computed: readonly (readonly [string, Computed])[]): SQL {
  const ids = computed.flatMap(([, { source }]) =>
    source.from === "formula" ? periodParts(source) : [],
  );
  return sql`(select distinct ${kpiPeriodValue.periodStart} as day, one.team
    from ${kpiPeriodValue}
    cross join lateral (values (nullif(${kpiPeriodValue.team}, '')), (null)) as one(team)
    where ${kpiPeriodValue.organizationId} = ${tx.organizationId}
      and ${amongIds(kpiPeriodValue.kpiId, ids)}) as framed
    ${periodJoins(
      tx,
      computed.map(([, each]) => each),
    )}`;
}
