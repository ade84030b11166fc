import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/access/context";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { computedValue } from "@/lib/analysis/computed-value.store";
import { customerValue } from "@/lib/analysis/customer-value.store";
import type { MeasuredSource } from "@/lib/analysis/kpi-definition";
import type { AnalysisSettings } from "@/lib/analysis/settings.store";
import { customer } from "@/lib/db/tables/customers";
import { kpiPeriodValue } from "@/lib/db/tables/kpis";

/** The value of a variable on a row of `framed`, as JSON or a number. */
export function variableValue({ source }: CatalogueEntry, settings: AnalysisSettings): SQL {
  switch (source.from) {
    case "metric":
      return sql`framed.${sql.identifier(source.name)}`;
    case "answer":
      return numeric(sql`framed.answers -> ${source.key}::text`);
    case "attribute":
      return sql`${customer.attributes} -> ${source.key}::text`;
    case "customer":
      return customerValue(source.field, settings);
    case "formula":
      return computedValue(source, measuredValue);
    default:
      return measuredValue(source);
  }
}

export function measuredValue(source: MeasuredSource): SQL {
  if (source.from === "period-kpi") {
    const { ofTeam, ofAll } = aliasesOf(source.kpiId);
    return sql`coalesce(${ofTeam}.value, ${ofAll}.value)`;
  }
  const kpis = source.from === "customer-kpi" ? sql`${customer.kpis}` : sql`framed.kpis`;
  return numeric(sql`${kpis} -> ${source.key}::text`);
}

/** The same as a number, as numbersOf reads it. */
export function numberValue(entry: CatalogueEntry, settings: AnalysisSettings): SQL {
  const value = variableValue(entry, settings);
  if (entry.source.from === "formula") return value;
  const json = sql`to_jsonb(${value})`;
  return sql`(case jsonb_typeof(${json})
    when 'number' then (${json} #>> '{}')::float8
    when 'boolean' then (${json} #>> '{}')::boolean::int::float8
    when 'string' then (case when ${json} #>> '{}' ~ '^-?[0-9]+([.][0-9]+)?$'
      then (${json} #>> '{}')::float8 end) end)`;
}

/** Words, such as comments, are not sent for nothing. */
function numeric(json: SQL): SQL {
  return sql`case when jsonb_typeof(${json}) in ('number', 'boolean') then ${json} end`;
}

/** A period's values beside the rows of its day: the team's own, and those of everybody. */
export function periodJoins(ctx: Context, entries: readonly Pick<CatalogueEntry, "source">[]): SQL {
  const ids = entries.flatMap(({ source }) =>
    (source.from === "formula" ? Object.values(source.parts) : [source]).flatMap((part) =>
      part.from === "period-kpi" ? [part.kpiId] : [],
    ),
  );
  return sql.join(
    [...new Set(ids)].map((id) => {
      const { ofTeam, ofAll } = aliasesOf(id);
      const on = (alias: SQL) => sql`${alias}.organization_id = ${ctx.organizationId}
        and ${alias}.kpi_id = ${id} and ${alias}.period_start = framed.day`;
      return sql` left join ${kpiPeriodValue} as ${ofTeam}
          on ${on(sql`${ofTeam}`)} and ${ofTeam}.team = coalesce(framed.team, '')
        left join ${kpiPeriodValue} as ${ofAll} on ${on(sql`${ofAll}`)} and ${ofAll}.team = ''`;
    }),
  );
}

/** A team's own value of a day, without that of everybody in its place. */
export function ownValueOfTeam(kpiId: string): SQL {
  return sql`${aliasesOf(kpiId).ofTeam}.value`;
}

function aliasesOf(kpiId: string) {
  const end = kpiId.replaceAll("-", "_");
  return { ofTeam: sql.identifier(`team_${end}`), ofAll: sql.identifier(`all_${end}`) };
}
