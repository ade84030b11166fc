import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { grainOf, meetingUnit, unitOf } from "@/lib/analysis/response-matrix";
import { type CorrelationCell, type Grain, levels, type Variable } from "@/lib/analysis/shapes";

/** A variable that the page does not use, and why in one clause. */
export interface LeftOut {
  key: string;
  label: string;
  why: string;
}

const usualOutcomes = ["nps", "csat", "ces", "customer.clv", "customer.retained"];
const mostInMatrix = 60;
const mostDrivers = 12;
const leastCoverage = 0.5;

/** What CLV is made of goes with it by construction, and is no evidence. */
const madeInto: Record<string, readonly string[]> = {
  "customer.clv": ["customer.retained", "customer.tenure", "customer.probabilityAlive"],
  "customer.retained": ["customer.tenure", "customer.probabilityAlive"],
};

/** Whether two variables go together because one is made of the other, or both of a third. */
export function byConstruction(a: Made, b: Made): boolean {
  if (a.madeOf?.some((part) => b.madeOf?.includes(part))) return true;
  const isPart = (whole: Made, part: Made) =>
    [...(madeInto[whole.key] ?? []), ...(whole.madeOf ?? [])].includes(part.key);
  return isPart(a, b) || isPart(b, a);
}

type Made = Pick<Variable, "key" | "madeOf">;

/** What can be explained, the usual first; answers to an outcome's question are that outcome. */
export function outcomesOf(entries: readonly CatalogueEntry[]): Variable[] {
  return usualOutcomes.flatMap((key) => {
    const entry = entries.find(({ variable }) => variable.key === key);
    return entry ? [entry.variable] : [];
  });
}

/**
 * Outcomes, conditions and value, from technical to value: what the matrix shows by itself. Where
 * there are too many, conditions known least often are left out, and never an outcome.
 */
export function matrixVariables(entries: readonly CatalogueEntry[]): Variable[] {
  const shown = entries.filter(({ variable }) => {
    if (variable.role !== "outcome") return variable.role === "driver";
    return [...usualOutcomes, "customer.tenure", "customer.probabilityAlive"].includes(
      variable.key,
    );
  });
  const byLevel = (a: Variable, b: Variable) => levels.indexOf(a.level) - levels.indexOf(b.level);
  const rank = ({ role }: Variable) => (role === "outcome" ? 0 : 1);
  return shown
    .map(({ variable }) => variable)
    .sort((a, b) => rank(a) - rank(b) || b.n - a.n)
    .slice(0, mostInMatrix)
    .sort((a, b) => byLevel(a, b) || a.label.localeCompare(b.label, "en", { numeric: true }));
}

/** Conditions and values whose means can be compared; NPS, CSAT and CES are scores of their own. */
export function comparableVariables(entries: readonly CatalogueEntry[]): Variable[] {
  return matrixVariables(entries.filter(({ source }) => source.from !== "metric"));
}

/**
 * The conditions that could explain an outcome: of a lower level, or ratings asked beside it; not
 * what it is made of, nor what is only known at a coarser grain than the one compared at.
 */
export function driverCandidates(
  entries: readonly CatalogueEntry[],
  outcomeKey: string,
  grain: Grain | undefined,
): { candidates: Variable[]; leftOut: LeftOut[] } {
  const outcome = entries.find(({ variable }) => variable.key === outcomeKey);
  if (!outcome) return { candidates: [], leftOut: [] };
  const unit = meetingUnit([outcome.unit, unitOf(grain ?? "interaction")]);
  const eligible = entries.filter((entry) => couldExplain(entry.variable, outcome.variable));
  const fits = (entry: CatalogueEntry) =>
    grainOf(meetingUnit([unit, entry.unit])) === grainOf(unit);
  return {
    candidates: eligible.filter(fits).map(({ variable }) => variable),
    leftOut: eligible.filter((entry) => !fits(entry)).map(({ variable }) => coarser(variable)),
  };
}

function couldExplain(variable: Variable, outcome: Variable): boolean {
  if (variable.key === outcome.key || madeInto[outcome.key]?.includes(variable.key)) return false;
  const lower = levels.indexOf(variable.level) < levels.indexOf(outcome.level);
  if (variable.role === "outcome") return lower && usualOutcomes.includes(variable.key);
  return variable.role === "driver" && (lower || variable.level === outcome.level);
}

function coarser({ key, label, grain }: Variable): LeftOut {
  const units = { interaction: "interaction", period: "day", customer: "customer" };
  return { key, label, why: `known per ${units[grain]} only: compare per ${units[grain]}` };
}

/**
 * Of the candidates those known for enough of the outcome's rows, and no more than can be resampled
 * well: the ones that go with the outcome most.
 */
export function chooseDrivers(
  candidates: readonly Variable[],
  outcomeKey: string,
  cells: readonly CorrelationCell[],
): { drivers: Variable[]; leftOut: LeftOut[] } {
  const cellOf = new Map(
    cells.flatMap((cell) => {
      if (cell.x === outcomeKey) return [[cell.y, cell] as const];
      return cell.y === outcomeKey ? [[cell.x, cell] as const] : [];
    }),
  );
  const overlap = (variable: Variable) => cellOf.get(variable.key)?.n ?? 0;
  const strength = (variable: Variable) => Math.abs(cellOf.get(variable.key)?.r ?? 0);
  const most = Math.max(0, ...candidates.map(overlap));
  const known = candidates.filter(
    (variable) => overlap(variable) >= leastCoverage * most && most > 0,
  );
  const strongest = [...known].sort((a, b) => strength(b) - strength(a)).slice(0, mostDrivers);
  const drivers = known.filter((variable) => strongest.includes(variable));
  const leftOut = candidates
    .filter((variable) => !drivers.includes(variable))
    .map((variable) => ({
      key: variable.key,
      label: variable.label,
      why: known.includes(variable)
        ? `beyond the ${mostDrivers} that go with the outcome most`
        : `known for ${overlap(variable)} of ${most}`,
    }));
  return { drivers, leftOut };
}
