import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import {
  completeColumns,
  type Frame,
  grainOf,
  meetingUnit,
  type Unit,
  type UnitColumns,
  unitColumns,
} from "@/lib/analysis/response-matrix";
import type { EdgeList } from "@/lib/framework/default-edges";
import type { FixedArrow } from "@/lib/framework/fixed-arrows";
import type { FittedFramework, LeavingReason } from "@/lib/framework/shapes";
import { coverageOf, tooSparse } from "@/lib/framework/too-sparse";

/** An equation before it is fitted. */
export interface Written {
  outcome: string;
  /** What is estimated. */
  inputs: string[];
  /** What somebody said instead. */
  fixed: FixedArrow[];
  unit: Unit;
}

/** What the equations of one unit are about, and its values; some are missing. */
interface Shared {
  unit: Unit;
  keys: string[];
  values: UnitColumns;
}

type Reasons = ReadonlyMap<string, LeavingReason>;

/** What left the equations of a unit, and why. */
type Gone = Map<Unit, Reasons>;

/** The equations that can be written, the rows they share per unit, and what had to leave. */
type Measurable = Pick<FittedFramework, "dropped" | "leftOut"> & {
  written: Written[];
  complete: Map<Unit, CompleteRows>;
  /** What is known of how many; counted when it is asked for. */
  coverage: () => FittedFramework["coverage"];
};

export interface CompleteRows {
  n: number;
  columnOf: (key: string) => Float64Array;
  clusters: Int32Array;
}

/**
 * The equations of some arrows, each at the grain where its variables meet, on rows complete in all
 * variables of the equations of that grain. A variable that too few rows know together with the
 * others leaves the equations of that grain; what then meets at a finer grain is measured there.
 * Yields 0 whenever other work may come between.
 */
export function* measurableEquations(
  frame: Frame,
  entries: readonly CatalogueEntry[],
  edges: EdgeList,
  fixed: readonly FixedArrow[],
): Generator<number, Measurable> {
  const dropped: Measurable["dropped"] = [];
  const gone: Gone = new Map();
  const conditions = new Set(
    entries.flatMap(({ variable: { key, level } }) =>
      level === "technical" || level === "operational" ? [key] : [],
    ),
  );
  let left = edges;
  for (;;) {
    const written = equationsOf(entries, left, fixed);
    const shared = sharedBy(frame, written);
    const goneNow = yield* goneFrom(shared, conditions);
    if (goneNow.size === 0) {
      const complete = rowsOf(shared);
      const leftOut = leftOutOf(frame, gone, shared, complete);
      return { dropped, leftOut, coverage: () => shared.map(covered), written, complete };
    }
    for (const [unit, reasons] of goneNow) {
      gone.set(unit, new Map([...(gone.get(unit) ?? []), ...reasons]));
    }
    for (const equation of written) {
      const reasons: Reasons = goneNow.get(equation.unit) ?? new Map();
      dropped.push(...lostFrom(equation, reasons));
      left = left.filter(([from, to]) => to !== equation.outcome || !isGone([from, to], reasons));
    }
  }
}

function isGone(keys: readonly string[], reasons: Reasons): boolean {
  return keys.some((key) => reasons.has(key));
}

/** What an equation loses: all of it, or some of its terms. */
function lostFrom({ outcome, ...terms }: Written, reasons: Reasons): Measurable["dropped"] {
  const whole = reasons.get(outcome);
  if (whole) return [{ outcome, key: null, reason: whole }];
  return termsOf(terms).flatMap((key) => {
    const reason = reasons.get(key);
    return reason ? [{ outcome, key, reason }] : [];
  });
}

function* goneFrom(
  shared: readonly Shared[],
  conditions: ReadonlySet<string>,
): Generator<number, Gone> {
  const gone: Gone = new Map();
  for (const { unit, keys, values } of shared) {
    yield 0;
    const sparse = tooSparse(values.columns, (j) => conditions.has(keys[j] ?? ""));
    if (sparse.size === 0) continue;
    gone.set(unit, new Map([...sparse].map(([j, reason]) => [keys[j] ?? "", reason])));
  }
  return gone;
}

function equationsOf(
  entries: readonly CatalogueEntry[],
  edges: EdgeList,
  fixed: readonly FixedArrow[],
): Written[] {
  const unitOfKey = new Map(entries.map(({ variable, unit }) => [variable.key, unit]));
  return keysOf(edges.map(([, to]) => to)).map((outcome) => {
    const all = keysOf(edges.filter(([, to]) => to === outcome).map(([from]) => from));
    const said = fixed.filter(({ from, to }) => to === outcome && all.includes(from));
    const inputs = all.filter((key) => !said.some(({ from }) => from === key));
    const units = [outcome, ...all].map((key) => unitOfKey.get(key) ?? "interaction");
    return { outcome, inputs, fixed: said, unit: meetingUnit(units) };
  });
}

/** What an equation has a coefficient of, in the order of the coefficients. */
export function termsOf({ inputs, fixed }: Pick<Written, "inputs" | "fixed">): string[] {
  return [...inputs, ...fixed.map(({ from }) => from)];
}

export function keysOf(keys: readonly string[]): string[] {
  return [...new Set(keys)];
}

function sharedBy(frame: Frame, written: readonly Written[]): Shared[] {
  return [...new Set(written.map(({ unit }) => unit))].map((unit) => {
    const peers = written.filter((equation) => equation.unit === unit);
    const keys = keysOf(peers.flatMap((each) => [each.outcome, ...termsOf(each)]));
    return { unit, keys, values: unitColumns(frame, keys, unit) };
  });
}

/** What left the equations of each unit and stayed away, beside the rows that they have now. */
function leftOutOf(
  frame: Frame,
  gone: Gone,
  shared: readonly Shared[],
  complete: Measurable["complete"],
): Measurable["leftOut"] {
  return [...gone].flatMap(([unit, reasons]) => {
    const stayed = shared.find((each) => each.unit === unit)?.keys ?? [];
    const left = [...reasons].filter(([key]) => !stayed.includes(key));
    const { columns } = unitColumns(
      frame,
      left.map(([key]) => key),
      unit,
    );
    return left.map(([key, reason], j) => ({
      ...{ grain: grainOf(unit), unit, key, reason },
      known: columns[j]?.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0) ?? 0,
      n: complete.get(unit)?.n ?? null,
    }));
  });
}

function covered({ unit, keys, values: { columns, ...rest } }: Shared) {
  const { n } = completeColumns({ ...rest, columns });
  const counts = coverageOf(columns);
  const variables = counts.map((count, j) => ({ key: keys[j] ?? "", ...count }));
  return { grain: grainOf(unit), n, variables };
}

function rowsOf(shared: readonly Shared[]): Measurable["complete"] {
  return new Map(
    shared.map(({ unit, keys, values }) => {
      const { columns, clusters, n } = completeColumns(values);
      const columnOf = (key: string) => columns[keys.indexOf(key)] ?? new Float64Array();
      return [unit, { columnOf, clusters, n }];
    }),
  );
}
