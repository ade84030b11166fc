import { sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { kpi, kpiPeriodValue } from "@/lib/db/tables/kpis";
import { response } from "@/lib/db/tables/responses";
import { interaction } from "@/lib/db/tables/touchpoints";

interface Row extends Record<string, unknown> {
  key: string;
  /** A score that Vocal measures itself. */
  own: boolean;
  n: number;
  newest: string | null;
}

/** How many values there are under each key, and on which day the newest was measured. */
export async function readFreshness(tx: Tx, timeZone: string): Promise<Row[]> {
  const ours = sql`organization_id = ${tx.organizationId}`;
  const day = (moment: ReturnType<typeof sql>) =>
    sql`to_char(max(${moment} at time zone ${timeZone}), 'YYYY-MM-DD')`;
  const scoreOf = (key: "nps" | "csat" | "ces") => sql`
    select ${key}::text as key, true as own, count(*)::int as n, ${day(sql`answered_at`)} as newest
    from ${response} where ${ours} and ${sql.identifier(key)} is not null`;
  const values = sql`
    select entry.key, false as own, count(*)::int as n, ${day(sql`occurred_at`)} as newest
    from ${interaction}, jsonb_each(kpis) entry where ${ours} group by 1
    union all
    select entry.key, false, count(*)::int, ${day(sql`updated_at`)}
    from ${customer}, jsonb_each(kpis) entry where ${ours} group by 1
    union all
    select ${kpi.key}, false, count(*)::int, to_char(max(${kpiPeriodValue.periodStart}), 'YYYY-MM-DD')
    from ${kpiPeriodValue}
    join ${kpi} on ${kpi.organizationId} = ${kpiPeriodValue.organizationId}
      and ${kpi.id} = ${kpiPeriodValue.kpiId}
    where ${kpiPeriodValue.organizationId} = ${tx.organizationId} group by 1
    union all ${scoreOf("nps")} union all ${scoreOf("csat")} union all ${scoreOf("ces")}`;
  return tx.db.execute<Row>(values);
}
