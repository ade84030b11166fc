import type { Tx } from "@/lib/access/context";
import { type FieldProblem, Refusal } from "@/lib/ground/refusal";
import { labelOf } from "./ensure-kpis";
import {
  expandFormula,
  type Formula,
  FormulaError,
  formulasOf,
  kpisIn,
  parseFormula,
} from "./formula";
import type { DescribeKpi, Kpi, KpiGrain } from "./shapes";
import { allKpis, holdKpis, insertMissing, kpisNamed, updateKpi } from "./store";
import { ownMeasures, usualKpis } from "./usual-kpis";

type Computed = Pick<DescribeKpi, "key" | "label" | "level" | "unit" | "direction"> & {
  formula: string;
};

/** So many an organisation has at most: all are computed wherever variables are chosen from. */
const mostComputed = 100;

/**
 * Keeps what a KPI is computed from. It joins the catalogue as computed, or was computed before: what
 * somebody brings values of stays measured, so that no value is ever hidden behind a formula.
 */
export async function keepFormula(tx: Tx, { formula, ...said }: Computed): Promise<void> {
  await holdKpis(tx);
  const known = await allKpis(tx);
  const grain = grainOf(said.key, parseFormula(formula), known);
  const { key, ...meaning } = said;
  if (!known.some((kpi) => kpi.key === key)) {
    await insertMissing(tx, [newKpi(said, formula, grain)]);
  } else await updateKpi(tx, key, { ...meaning, formula, grain });
  const [kept] = await kpisNamed(tx, [key]);
  // Somebody may have brought a first value in the meantime.
  if (kept?.formula !== formula) refuse(measured(key));
}

function newKpi(said: Omit<Computed, "formula">, formula: string, grain: KpiGrain) {
  const usual = usualKpis.find(({ key }) => key === said.key);
  return {
    key: said.key,
    label: said.label ?? usual?.label ?? labelOf(said.key),
    level: said.level ?? usual?.level ?? "operational",
    unit: said.unit ?? usual?.unit ?? "",
    direction: said.direction ?? usual?.direction ?? "neutral",
    ...{ grain, formula },
  } as const;
}

/** What it is measured per: the same as each of its parts. */
function grainOf(key: string, formula: Formula, known: readonly Kpi[]): KpiGrain {
  const problem = problemOf(key, formula, known);
  if (problem) refuse(problem);
  const [first] = kpisIn(formula);
  const grain = known.find((kpi) => kpi.key === first)?.grain;
  if (!grain) throw new Error("a formula without a KPI was let through");
  return grain;
}

const measured = (key: string): Problem => ({
  ...{ path: "key", code: "measured" },
  message: `${key} stands in the catalogue as measured: a computed KPI needs a key of its own.`,
});

type Problem = FieldProblem;

function problemOf(key: string, formula: Formula, known: readonly Kpi[]): Problem | null {
  if (ownMeasures.some((own) => own.key === key)) {
    return { path: "key", code: "own-measure", message: "Vocal measures this itself." };
  }
  if (known.some((kpi) => kpi.key === key && kpi.formula === null)) return measured(key);
  const at = (code: string, message: string) => ({ path: "formula", code, message });
  const others = known.filter((kpi) => kpi.formula !== null && kpi.key !== key);
  if (others.length >= mostComputed) {
    return at("too-many", `There are ${mostComputed} computed KPIs: take one away first.`);
  }
  const keys = kpisIn(formula);
  if (keys.length === 0) return at("no-kpi", "Name a KPI: a number alone measures nothing.");
  const parts = keys.map((part) => known.find((kpi) => kpi.key === part));
  const unknown = keys.find((_, k) => !parts[k]);
  if (unknown === key) return at("circle", `${key} would be computed from itself.`);
  if (unknown) return at("unknown-kpi", `There is no KPI ${unknown} whose values are brought yet.`);
  const [first, ...more] = parts.flatMap((part) => part ?? []);
  const other = more.find(({ grain }) => grain !== first?.grain);
  if (first && other) {
    const message = `${first.key} is measured per ${first.grain} and ${other.key} per ${other.grain}: they have no value together.`;
    return at("grain", message);
  }
  return usersProblem(key, formula, known, first?.grain);
}

/** What it does to itself and to those that are computed from it. */
function usersProblem(
  key: string,
  formula: Formula,
  known: readonly Kpi[],
  grain: KpiGrain | undefined,
): Problem | null {
  const formulas = formulasOf(known).set(key, formula);
  const users = [...formulas].filter(([user, of]) => user !== key && kpisIn(of).includes(key));
  if (users.length > 0 && known.some((kpi) => kpi.key === key && kpi.grain !== grain)) {
    const names = users.map(([user]) => user).join(", ");
    const message = `It would be measured per ${grain}, and ${names} is computed from it.`;
    return { path: "formula", code: "grain", message };
  }
  for (const [user, each] of formulas) {
    const problem = expansionProblem(each, formulas);
    if (!problem) continue;
    const message = user === key ? problem.message : `For ${user}: ${problem.message}`;
    return { path: "formula", code: problem.code, message };
  }
  return null;
}

function expansionProblem(formula: Formula, formulas: ReadonlyMap<string, Formula>) {
  try {
    expandFormula(formula, formulas);
    return undefined;
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}

function refuse(problem: Problem): never {
  throw new Refusal("invalid", problem.message, { fields: [problem] });
}
