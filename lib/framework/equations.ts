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
import type { FittedFramework } from "@/lib/framework/shapes";
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

/** The equations that can be written, the rows they share per unit, and what had to leave. */
type Measurable = Pick<FittedFramework, "dropped" | "leftOut" | "coverage"> & {
  written: Written[];
  complete: Map<Unit, CompleteRows>;
};

export interface CompleteRows {
  columnOf: (key: string) => Float64Array;
  clusters: Int32Array;
}

/**
 * The equations of some arrows, each at the grain where its variables meet, on rows complete in all
 * variables of the equations of that grain. A variable that too few rows know together with the
 * others leaves the equations of that grain; what then meets at a finer grain is measured there.
 */
export function measurableEquations(
  frame: Frame,
  entries: readonly CatalogueEntry[],
  edges: EdgeList,
  fixed: readonly FixedArrow[],
): Measurable {
  const dropped: Measurable["dropped"] = [];
  const leftOut: Measurable["leftOut"] = [];
  const conditions = new Set(
    entries.flatMap(({ variable: { key, level } }) =>
      level === "technical" || level === "operational" ? [key] : [],
    ),
  );
  let left = edges;
  for (;;) {
    const written = equationsOf(entries, left, fixed);
    const shared = sharedBy(frame, written);
    const goneAt = new Map(shared.map((each) => [each.unit, goneFrom(each, conditions)]));
    if ([...goneAt.values()].every((gone) => gone.length === 0)) {
      return { dropped, leftOut, coverage: shared.map(covered), written, complete: rowsOf(shared) };
    }
    leftOut.push(...[...goneAt.values()].flat());
    for (const { outcome, unit, ...terms } of written) {
      const gone = new Set(goneAt.get(unit)?.map(({ key }) => key));
      const lost = gone.has(outcome) ? [null] : termsOf(terms).filter((key) => gone.has(key));
      dropped.push(...lost.map((key) => ({ outcome, key, reason: "too-few-rows" })));
      left = left.filter(([from, to]) => to !== outcome || !(gone.has(from) || gone.has(to)));
    }
  }
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

function goneFrom(
  { unit, keys, values }: Shared,
  conditions: ReadonlySet<string>,
): Measurable["leftOut"] {
  const gone = tooSparse(values.columns, (j) => conditions.has(keys[j] ?? ""));
  if (gone.length === 0) return [];
  const stays = (_: unknown, j: number) => !gone.includes(j);
  const { n } = completeColumns({ ...values, columns: values.columns.filter(stays) });
  return gone.map((j) => ({
    grain: grainOf(unit),
    key: keys[j] ?? "",
    known: values.columns[j]?.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0) ?? 0,
    n,
  }));
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
      const { columns, clusters } = completeColumns(values);
      const columnOf = (key: string) => columns[keys.indexOf(key)] ?? new Float64Array();
      return [unit, { columnOf, clusters }];
    }),
  );
}
