import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { progressOf } from "@/lib/analysis/progress-of";
import { type Frame, grainOf, unitColumns, unreadRows } from "@/lib/analysis/response-matrix";
import { type EdgeList, isByConstruction } from "@/lib/framework/default-edges";
import {
  type CompleteRows,
  keysOf,
  measurableEquations,
  termsOf,
  type Written,
} from "@/lib/framework/equations";
import {
  type EquationFit,
  type FixedArrow,
  fitBeside,
  withFixed,
} from "@/lib/framework/fixed-arrows";
import { effectsOf } from "@/lib/framework/framework-effects";
import { npsPerAnswer } from "@/lib/framework/nps-per-answer";
import type { Equation, FittedFramework, FrameworkRequest, Node } from "@/lib/framework/shapes";
import { momentsPerCluster } from "@/lib/stats/cluster-moments";
import { describe } from "@/lib/stats/describe";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import { bootstrapPaths, type ResampledEquation } from "@/lib/stats/path-bootstrap";
import { sortedQuantile } from "@/lib/stats/quantile";
import { nth } from "@/lib/stats/vector";

type Dropped = FittedFramework["dropped"];

interface FittedEquation extends Written {
  fit: EquationFit;
  /** Of the inputs, then of what is fixed, then of the outcome. */
  columns: readonly Float64Array[];
  clusters: Int32Array;
}

type FrameworkResult = Omit<FittedFramework, "meta" | "currency" | "teamShares" | "valueYears"> & {
  meta: Pick<FittedFramework["meta"], "n" | "excluded" | "grain" | "seed" | "samples">;
};

const value = "customer.clv";
const mostClusters = 10_000;
const buckets = 256;

/**
 * Fits every equation that can be measured, and bootstraps them together. Yields the share that is
 * done.
 *
 * @param edges acyclic; those that are fixed among them
 */
export function* fitFramework(
  frame: Frame,
  entries: readonly CatalogueEntry[],
  edges: EdgeList,
  fixed: readonly FixedArrow[],
  { samples, seed }: FrameworkRequest["bootstrap"],
): Generator<number, FrameworkResult> {
  const measurable = yield* measurableEquations(frame, entries, edges, fixed);
  const { dropped, leftOut } = measurable;
  const fitted: FittedEquation[] = [];
  for (const equation of measurable.written) {
    const rows = measurable.complete.get(equation.unit);
    const found = rows && fitEquation(equation, rows, dropped);
    if (found) fitted.push(found);
    yield 0;
  }
  const plan = { draws: fitted.length > 0 ? samples : 0, seed, drawsPerSlice: 2 };
  const drawn = yield* progressOf(samples, 0, bootstrapPaths(resampled(frame, fitted), plan));
  const draws = withFixed(drawn, fitted);
  const order = keysOf(fitted.flatMap((equation) => [equation.outcome, ...termsOf(equation)]));
  const variables = order.flatMap((key) => nodeOf(frame, entries, key) ?? []);
  const equations = fitted.map((equation, k) =>
    described(equation, entries, { offset: offsetOf(fitted, k), draws }),
  );
  const units = new Set(fitted.map(({ unit }) => grainOf(unit)));
  const [only = "customer"] = units;
  const customersWithValue = variables.find(({ key }) => key === value)?.n ?? 0;
  return {
    variables,
    equations,
    effects: effectsOf(equations, draws),
    dropped,
    leftOut,
    coverage: fitted.length === 0 ? measurable.coverage() : [],
    draws: draws.map((draw) => Array.from(draw)),
    fittedShares: sharesOf(fitted, entries),
    npsPerAnswer: npsPerAnswer(frame),
    customersWithValue,
    customersMeasured: customersBehind(fitted) ?? customersWithValue,
    meta: {
      n: Math.max(0, ...fitted.map(({ fit }) => fit.n)),
      excluded: unreadRows(frame),
      grain: units.size > 1 ? "mixed" : only,
      seed,
      samples: draws.length,
    },
  };
}

/**
 * On how many customers the equation on a way to value is measured that has fewest; undefined where
 * there is none, or all are on days.
 */
function customersBehind(fitted: readonly FittedEquation[]): number | undefined {
  // A set is walked along what is added on the way.
  const leading = new Set([value]);
  for (const outcome of leading) {
    const equation = fitted.find((each) => each.outcome === outcome);
    for (const key of equation ? termsOf(equation) : []) leading.add(key);
  }
  const counts = fitted
    .filter(({ outcome, unit }) => leading.has(outcome) && grainOf(unit) !== "period")
    .map(({ clusters }) => new Set(clusters).size);
  return counts.length > 0 ? Math.min(...counts) : undefined;
}

/** Leaves out inputs that say nothing, one after another, and says which; null where none is left. */
function fitEquation(
  equation: Written,
  { columnOf, clusters }: CompleteRows,
  dropped: Dropped,
): FittedEquation | null {
  const { outcome, fixed } = equation;
  let inputs = equation.inputs;
  while (inputs.length + fixed.length > 0) {
    const said = fixed.map(({ from, coefficient }) => ({ column: columnOf(from), coefficient }));
    try {
      const { fit, columns } = fitBeside(inputs.map(columnOf), said, columnOf(outcome));
      return { ...equation, inputs, fit, columns, clusters };
    } catch (error) {
      if (!(error instanceof InsufficientData)) throw error;
      const { reason, columns: at } = error;
      const useless = inputs.filter((_, j) => at.includes(j));
      if (useless.length === 0) {
        dropped.push({ outcome, key: null, reason });
        return null;
      }
      dropped.push(...useless.map((key) => ({ outcome, key, reason })));
      inputs = inputs.filter((key) => !useless.includes(key));
    }
  }
  dropped.push({ outcome, key: null, reason: "nothing explains it" });
  return null;
}

/** Customers are drawn, or days where a day is the unit; numbered alike in every equation. */
function resampled(frame: Frame, fitted: readonly FittedEquation[]): ResampledEquation[] {
  const countOf = (codes: Int32Array) => codes.reduce((most, code) => Math.max(most, code + 1), 0);
  const counts = { customer: countOf(frame.units.customer), day: countOf(frame.units.day) };
  // Where everything is fixed there is nothing to estimate.
  const estimated = fitted.filter(({ inputs }) => inputs.length > 0);
  return estimated.map(({ unit, columns, clusters, inputs, fit }, k) => {
    const kind = grainOf(unit) === "period" ? "day" : "customer";
    const few = counts[kind] <= mostClusters;
    const positions = few ? clusters : clusters.map((code) => code % buckets);
    return {
      outcome: k,
      inputs: inputs.map((_, j) => j),
      kind,
      clusters: momentsPerCluster(
        [...columns.slice(0, inputs.length), fit.unexplainedByFixed],
        positions,
        few ? counts[kind] : buckets,
      ),
    };
  });
}

function described(
  equation: FittedEquation,
  entries: readonly CatalogueEntry[],
  { offset, draws }: { offset: number; draws: readonly Float64Array[] },
): Equation {
  const { outcome, inputs, unit, fit } = equation;
  return {
    outcome,
    kind: "ols",
    grain: grainOf(unit),
    n: fit.n,
    r2: fit.rSquared,
    intercept: fit.intercept,
    terms: termsOf(equation).map((key, j) => {
      const drawn = Float64Array.from(draws, (draw) => nth(draw, offset + j)).sort();
      return {
        key,
        coefficient: fit.coefficients[j] ?? 0,
        standardError: fit.standardErrors[j] ?? 0,
        standardised: fit.beta[j] ?? 0,
        ciLow: drawn.length > 0 ? sortedQuantile(drawn, 0.025) : null,
        ciHigh: drawn.length > 0 ? sortedQuantile(drawn, 0.975) : null,
        byConstruction: isByConstruction(key, outcome, entries),
        fixed: j >= inputs.length,
      };
    }),
  };
}

function nodeOf(frame: Frame, entries: readonly CatalogueEntry[], key: string): Node | null {
  const entry = entries.find(({ variable }) => variable.key === key);
  const [column] = entry ? unitColumns(frame, [key], entry.unit).columns : [];
  const values = column?.filter((value) => !Number.isNaN(value)).sort();
  if (!entry || !values || values.length < 2) return null;
  const { label, level, kind, unit, direction } = entry.variable;
  const { mean, sd } = describe(values);
  return {
    ...{ key, label, level, kind, unit, direction },
    n: values.length,
    mean,
    sd: sd ?? 0,
    p1: sortedQuantile(values, 0.01),
    p99: sortedQuantile(values, 0.99),
  };
}

/** How the fitted shares of yes-or-no outcomes spread, to bound what a change can do to each. */
function sharesOf(fitted: readonly FittedEquation[], entries: readonly CatalogueEntry[]) {
  const kindOf = new Map(entries.map(({ variable: { key, kind } }) => [key, kind]));
  const binary = fitted.filter(({ outcome }) => kindOf.get(outcome) === "binary");
  return Object.fromEntries(
    binary.map(({ outcome, columns, fit }) => {
      const n = columns[0]?.length ?? 0;
      const shares = Float64Array.from({ length: n }, (_, i) =>
        columns
          .slice(0, -1)
          .reduce(
            (sum, column, j) => sum + (fit.coefficients[j] ?? 0) * nth(column, i),
            fit.intercept,
          ),
      ).sort();
      return [outcome, Array.from({ length: 101 }, (_, k) => sortedQuantile(shares, k / 100))];
    }),
  );
}

function offsetOf(fitted: readonly FittedEquation[], k: number): number {
  return fitted.slice(0, k).reduce((sum, equation) => sum + termsOf(equation).length, 0);
}
