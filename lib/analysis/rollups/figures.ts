import { at, put, submatrix, zeros } from "@/lib/stats/matrix";
import { type Moments, momentsOf } from "@/lib/stats/moments";
import { nth } from "@/lib/stats/vector";

// What is kept of many units instead of the units, so that whatever is linear in them, and the ranks
// of scales, can be had without reading them again:
//
// - Units are put together by which variables they have. Of each such set the moments over its
//   variables are kept. The units that have any variables at all, be it a pair for a correlation or
//   a list for a regression, are then the sets that hold all of those, and their moments merge.
// - Of every two variables with few values, how often each pair of values occurred.
//
// Both are kept as plain numbers, one list each: of a set its number of units, its number of
// variables, their positions, their means, and the lower triangle of the products about the means;
// of the values, per variable its position, how many there are, and the values, then the counts.

/** Units that have the same variables. */
export interface UnitSet {
  /** Positions of the variables, ascending. */
  readonly has: readonly number[];
  readonly moments: Moments;
}

/** A variable with few values, ascending. */
export interface Scale {
  readonly position: number;
  readonly values: readonly number[];
}

/** How often the values of two scales occurred together; a row per value of the first. */
export interface CountTable {
  readonly x: Scale;
  readonly y: Scale;
  readonly counts: Float64Array;
}

/** A scale has at most so many values: 0 to 10, and one to spare. */
const mostValues = 12;

/**
 * Units by the variables they have.
 *
 * @param columns p columns of n numbers, missing ones NaN
 */
export function unitSets(columns: readonly Float64Array[], n: number): UnitSet[] {
  const rows = new Map<string, number[]>();
  for (let row = 0; row < n; row++) {
    let key = "";
    for (const column of columns) key += Number.isNaN(nth(column, row)) ? "0" : "1";
    const known = rows.get(key);
    if (known) known.push(row);
    else rows.set(key, [row]);
  }
  return [...rows].sort(byKey).map(([key, members]) => {
    const has = [...key].flatMap((mark, j) => (mark === "1" ? [j] : []));
    const picked = has.map((j) => {
      const column = columns[j] ?? new Float64Array();
      return Float64Array.from(members, (row) => nth(column, row));
    });
    return { has, moments: has.length > 0 ? momentsOf(picked) : emptyMoments(members.length) };
  });
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

/** Of units that have nothing, only how many they are is known. */
function emptyMoments(n: number): Moments {
  return { n, means: new Float64Array(), products: zeros(0, 0) };
}

/** The moments of some variables of a set, in the order asked for; nothing when it lacks one. */
export function momentsWithin(set: UnitSet, positions: readonly number[]): Moments | undefined {
  const places = positions.map((position) => set.has.indexOf(position));
  if (places.includes(-1)) return undefined;
  const { n, means, products } = set.moments;
  const picked = Float64Array.from(places, (place) => nth(means, place));
  return { n, means: picked, products: submatrix(products, places) };
}

/** Every two variables with few values, counted. */
export function countTables(columns: readonly Float64Array[]): CountTable[] {
  const scales = columns.flatMap((column, position) => {
    const values = valuesOf(column);
    return values && values.length > 0 ? [{ position, values }] : [];
  });
  return pairsOf(scales).map(([x, y]) => ({
    x,
    y,
    counts: countsOf(x, y, columns[x.position], columns[y.position]),
  }));
}

function valuesOf(column: Float64Array): number[] | undefined {
  const found = new Set<number>();
  for (const value of column) {
    if (!Number.isNaN(value)) found.add(value);
    if (found.size > mostValues) return undefined;
  }
  return [...found].sort((a, b) => a - b);
}

function countsOf(
  x: Scale,
  y: Scale,
  xs: Float64Array = new Float64Array(),
  ys: Float64Array = new Float64Array(),
): Float64Array {
  const counts = new Float64Array(x.values.length * y.values.length);
  for (let row = 0; row < xs.length; row++) {
    const [i, j] = [x.values.indexOf(nth(xs, row)), y.values.indexOf(nth(ys, row))];
    if (i === -1 || j === -1) continue;
    const cell = i * y.values.length + j;
    counts[cell] = nth(counts, cell) + 1;
  }
  return counts;
}

function pairsOf(scales: readonly Scale[]): [Scale, Scale][] {
  return scales.flatMap((x, i) => scales.slice(i + 1).map((y): [Scale, Scale] => [x, y]));
}

/** Sets as one list of numbers. */
export function writeSets(sets: readonly UnitSet[]): number[] {
  return sets.flatMap(({ has, moments: { n, means, products } }) => {
    const triangle = has.flatMap((_, i) => has.slice(0, i + 1).map((__, j) => at(products, i, j)));
    return [n, has.length, ...has, ...means, ...triangle];
  });
}

/** The sets of such a list. */
export function readSets(numbers: readonly number[]): UnitSet[] {
  const next = reader(numbers);
  const sets: UnitSet[] = [];
  while (next.more()) {
    const n = next.one();
    const p = next.one();
    const has = next.several(p);
    const means = Float64Array.from(next.several(p));
    const products = zeros(p, p);
    for (let i = 0; i < p; i++) {
      for (let j = 0; j <= i; j++) {
        const value = next.one();
        put(products, i, j, value);
        put(products, j, i, value);
      }
    }
    sets.push({ has, moments: { n, means, products } });
  }
  return sets;
}

/** Tables as one list of numbers: how many scales, the scales, and the counts of every two. */
export function writeTables(tables: readonly CountTable[]): number[] {
  const scales = [...new Set(tables.flatMap(({ x, y }) => [x, y]))];
  const written = scales.flatMap(({ position, values }) => [position, values.length, ...values]);
  return [scales.length, ...written, ...tables.flatMap(({ counts }) => [...counts])];
}

/** The tables of such a list. */
export function readTables(numbers: readonly number[]): CountTable[] {
  const next = reader(numbers);
  const scales = Array.from({ length: next.one() }, (): Scale => {
    const position = next.one();
    return { position, values: next.several(next.one()) };
  });
  return pairsOf(scales).map(([x, y]) => ({
    x,
    y,
    counts: Float64Array.from(next.several(x.values.length * y.values.length)),
  }));
}

function reader(numbers: readonly number[]) {
  let place = 0;
  const several = (count: number): number[] => {
    if (place + count > numbers.length) throw new RangeError("kept figures end too early");
    place += count;
    return numbers.slice(place - count, place);
  };
  return {
    more: () => place < numbers.length,
    one: () => several(1)[0] ?? Number.NaN,
    several,
  };
}
