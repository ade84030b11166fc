import type { FormulaSource, KpiDefinition, MeasuredSource } from "@/lib/analysis/kpi-definition";
import type { Unit } from "@/lib/analysis/response-matrix";
import {
  expandFormula,
  type Formula,
  kpisIn,
  parseFormula,
  printFormula,
} from "@/lib/kpis/formula";

/** A computed KPI before its values are counted. */
export interface Computed {
  unit: Unit;
  source: FormulaSource;
  /** Keys of variables: of what the formula names, and of what that is computed from in turn. */
  madeOf: string[];
}

/** What a computed KPI is made of in the end, and what one value of it belongs to. */
export function computedKpi(
  { formula, grain }: KpiDefinition,
  { kpis, formulas }: { kpis: readonly KpiDefinition[]; formulas: ReadonlyMap<string, Formula> },
  measured: (part: KpiDefinition) => { unit: Unit; source: MeasuredSource },
): Computed {
  const said = parseFormula(formula ?? "");
  const whole = expandFormula(said, formulas);
  const parts = kpis
    .filter(({ key }) => kpisIn(whole).includes(key))
    .map((part) => {
      return [part.key, measured(part)] as const;
    });
  return {
    unit: unitOf(
      grain,
      parts.map(([, { unit }]) => unit),
    ),
    source: {
      from: "formula",
      formula: printFormula(whole),
      parts: Object.fromEntries(parts.map(([key, { source }]) => [key, source])),
    },
    madeOf: [...madeOf(said, formulas)].map((key) => `kpi.${key}`),
  };
}

/** A figure of everybody's day, beside one of teams, is a figure of teams. */
function unitOf(grain: KpiDefinition["grain"], parts: readonly Unit[]): Unit {
  if (grain !== "period") return grain;
  return parts.includes("team-day") ? "team-day" : "day";
}

function madeOf(formula: Formula, formulas: ReadonlyMap<string, Formula>): Set<string> {
  const found = new Set(kpisIn(formula));
  for (const key of found) {
    const own = formulas.get(key);
    if (own) for (const part of kpisIn(own)) found.add(part);
  }
  return found;
}
