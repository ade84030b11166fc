import {
  type CompleteColumns,
  completeColumns,
  type Frame,
  grainOf,
  meetingUnit,
  type Unit,
  type UnitColumns,
  unitColumns,
} from "@/lib/analysis/response-matrix";
import type { CorrelationCell, Kind } from "@/lib/analysis/shapes";
import { adjustPValues } from "@/lib/stats/adjust-p-values";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import { kendall } from "@/lib/stats/kendall";
import { pearson } from "@/lib/stats/pearson";
import { spearman } from "@/lib/stats/spearman";
import { isConstant } from "@/lib/stats/vector";

export type Method = CorrelationCell["method"];

/** What the matrix needs to know of a variable. */
export interface MatrixVariable {
  readonly key: string;
  readonly kind: Kind;
  readonly unit: Unit;
}

export interface CellRules {
  readonly method: Method | "auto";
  /** Pairs meet at this unit or a coarser one. */
  readonly atLeast: Unit;
  /** Fewer units than this are not shown. */
  readonly minimum: number;
}

const methods = { pearson, spearman, kendall };

/**
 * Pearson's r for measured and two-valued variables, where it is the point-biserial correlation or
 * φ; Spearman's ρ as soon as one is a rating, whose steps need not be equal.
 */
export function methodFor(x: Kind, y: Kind): Method {
  return x === "ordinal" || y === "ordinal" ? "spearman" : "pearson";
}

/** The method that was asked for, or the one that fits the two. */
export function methodOf(x: MatrixVariable, y: MatrixVariable, { method }: CellRules): Method {
  return method === "auto" ? methodFor(x.kind, y.kind) : method;
}

/**
 * Every unordered pair once, each at the grain where the two meet and on the units that have both;
 * q by Benjamini–Hochberg over the pairs that have a p. Yields after each pair the share that is done.
 */
export function* correlationCells(
  frame: Frame,
  variables: readonly MatrixVariable[],
  rules: CellRules,
): Generator<number, CorrelationCell[]> {
  const joined = columnsByUnit(frame, variables);
  const cells: CorrelationCell[] = [];
  const pairs = (variables.length * (variables.length - 1)) / 2;
  for (const [i, x] of variables.entries()) {
    for (const y of variables.slice(i + 1)) {
      const unit = meetingUnit([x.unit, y.unit, rules.atLeast]);
      const method = methodOf(x, y, rules);
      const complete = completeColumns(joined(unit, [x.key, y.key]));
      cells.push({
        ...associationOf(complete, method, rules.minimum),
        x: x.key,
        y: y.key,
        q: null,
        method,
        grain: grainOf(unit),
      });
      yield cells.length / pairs;
    }
  }
  return withQ(cells);
}

type Association = Pick<CorrelationCell, "r" | "n" | "ciLow" | "ciHigh" | "p" | "status">;

function associationOf(
  { columns, n }: CompleteColumns,
  method: Method,
  minimum: number,
): Association {
  const [x, y] = columns;
  if (!x || !y) throw new RangeError("a pair has two columns");
  return guardedAssociation(n, minimum, () => {
    if (isConstant(x) || isConstant(y)) throw new InsufficientData("no-variation");
    return methods[method](x, y);
  });
}

/** One correlation, or the name of what makes it undefined; never NaN. */
export function guardedAssociation(
  n: number,
  minimum: number,
  compute: () => Pick<Association, "r" | "ciLow" | "ciHigh" | "p">,
): Association {
  const none = { r: null, n, ciLow: null, ciHigh: null, p: null };
  if (n < minimum) return { ...none, status: "too-few-rows" };
  try {
    const { r, ciLow, ciHigh, p } = compute();
    return { r, n, ciLow, ciHigh, p, status: "ok" };
  } catch (error) {
    if (!(error instanceof InsufficientData)) throw error;
    const status = error.reason === "too-few-rows" ? "too-few-rows" : "no-variation";
    return { ...none, status };
  }
}

/** q by Benjamini–Hochberg over the cells that have a p. */
export function withQ(cells: readonly CorrelationCell[]): CorrelationCell[] {
  const tested = cells.filter((cell) => cell.p !== null);
  const adjusted = adjustPValues(tested.map((cell) => cell.p ?? 1));
  const q = new Map(tested.map((cell, k) => [cell, adjusted[k] ?? null]));
  return cells.map((cell) => ({ ...cell, q: q.get(cell) ?? null }));
}

/** Averages of a variable per unit are taken once, however many pairs need them. */
function columnsByUnit(frame: Frame, variables: readonly MatrixVariable[]) {
  const keys = variables.map(({ key }) => key);
  const positions = new Map(keys.map((key, j) => [key, j]));
  const all = new Map<Unit, UnitColumns>();
  return (unit: Unit, wanted: readonly string[]): UnitColumns => {
    const joined = all.get(unit) ?? unitColumns(frame, keys, unit);
    all.set(unit, joined);
    const columns = wanted.flatMap((key) => joined.columns[positions.get(key) ?? -1] ?? []);
    return { ...joined, columns };
  };
}
