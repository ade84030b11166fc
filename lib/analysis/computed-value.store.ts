import { type SQL, sql } from "drizzle-orm";
import type { FormulaSource, MeasuredSource } from "@/lib/analysis/kpi-definition";
import { type Formula, parseFormula } from "@/lib/kpis/formula";

/** Squares of larger numbers would overflow (lib/stats/vector.ts). */
const largest = sql`1e150`;

/**
 * What a formula comes to on a row. It is reckoned in decimals of any length, so that nothing is
 * rounded or overflows on the way; missing is what has a part that is missing, is divided by zero, or
 * is larger than the analysis can take.
 */
export function computedValue(
  { formula, parts }: FormulaSource,
  measured: (part: MeasuredSource) => SQL,
): SQL {
  const value = worthOf(parseFormula(formula), (key) => {
    const part = parts[key];
    return part ? decimal(measured(part)) : sql`null::numeric`;
  });
  return sql`(select case when abs(one.value) <= ${largest} then round(one.value, 160)::float8 end
    from (select ${value} as value) as one)`;
}

function worthOf(formula: Formula, valueOfKpi: (key: string) => SQL): SQL {
  switch (formula.is) {
    case "number":
      return sql`${formula.text}::numeric`;
    case "kpi":
      return valueOfKpi(formula.key);
    case "negative":
      return sql`(- ${worthOf(formula.of, valueOfKpi)})`;
    default: {
      const left = worthOf(formula.left, valueOfKpi);
      const right = worthOf(formula.right, valueOfKpi);
      if (formula.is === "/") return sql`(${left} / nullif(${right}, 0))`;
      return sql`(${left} ${sql.raw(formula.is)} ${right})`;
    }
  }
}

/** True counts as one, as everywhere. */
function decimal(value: SQL): SQL {
  return sql`(select case jsonb_typeof(part.value) when 'number' then (part.value #>> '{}')::numeric
    when 'boolean' then (part.value #>> '{}')::boolean::int end
    from (select to_jsonb(${value}) as value) as part)`;
}
