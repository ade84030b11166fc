import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { CatalogueEntry, ValueCount } from "@/lib/analysis/catalogue";
import { computedValue } from "@/lib/analysis/computed-value.store";
import { measuredValue, periodJoins } from "@/lib/analysis/variable.store";
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
  const values = computed.map(([, { source }]) =>
    source.from === "formula" ? computedValue(source, measuredValue) : sql`null::float8`,
  );
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

/** Each day of each team that has a value of any part. */
function periods(tx: Tx, computed: readonly (readonly [string, Computed])[]): SQL {
  return sql`(select distinct period_start as day, nullif(team, '') as team
    from ${kpiPeriodValue} where organization_id = ${tx.organizationId}) as framed
    ${periodJoins(
      tx,
      computed.map(([, each]) => each),
    )}`;
}
