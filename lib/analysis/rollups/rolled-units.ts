import {
  type CountTable,
  momentsWithin,
  readSets,
  readTables,
  type UnitSet,
  unitSets,
} from "@/lib/analysis/rollups/figures";
import { put, zeros } from "@/lib/stats/matrix";
import { type Moments, mergeMoments } from "@/lib/stats/moments";
import type { RankCorrelation } from "@/lib/stats/spearman";
import { spearmanOfCounts } from "@/lib/stats/spearman-of-counts";
import { nth } from "@/lib/stats/vector";

/** What is kept of some units of one bucket. */
export interface KeptFigures {
  variables: string[];
  moments: number[];
  tables: number[] | null;
}

interface NamedSet {
  names: readonly string[];
  set: UnitSet;
}

/**
 * Many units of which most are there as figures, and the others as rows. Answers what is linear in
 * them, and ranks of scales, as the rows of all of them would.
 */
export class RolledUnits {
  private readonly sets = new Map<string, NamedSet>();
  private readonly counts = new Map<string, Map<string, PairCount>>();
  /** Pairs that some bucket did not count, because one of the two had too many values. */
  private readonly uncounted = new Set<string>();

  /** @param scales variables whose values are to be counted in pairs */
  constructor(private readonly scales: readonly string[]) {}

  addFigures({ variables, moments, tables }: KeptFigures): void {
    for (const set of readSets(moments)) this.addSet(variables, set);
    const wanted = this.scales.filter((name) => variables.includes(name));
    const found = (tables ? readTables(tables) : []).flatMap((table) => {
      const [a, b] = [variables[table.x.position], variables[table.y.position]];
      if (a === undefined || b === undefined) throw new RangeError("a table of no variable");
      return wanted.includes(a) && wanted.includes(b) ? [{ a, b, table }] : [];
    });
    for (const { a, b, table } of found) this.addTable(a, b, table);
    const counted = new Set(found.map(({ a, b }) => pairKey(a, b)));
    for (const [a, b] of pairsOf(wanted)) {
      if (!counted.has(pairKey(a, b))) this.uncounted.add(pairKey(a, b));
    }
  }

  private addTable(a: string, b: string, { x, y, counts }: CountTable): void {
    x.values.forEach((xValue, i) => {
      y.values.forEach((yValue, j) => {
        this.count(a, b, { x: xValue, y: yValue, n: nth(counts, i * y.values.length + j) });
      });
    });
  }

  /** @param columns one per name, of n numbers, missing ones NaN */
  addRows(names: readonly string[], columns: readonly Float64Array[], n: number): void {
    for (const set of unitSets(columns, n)) this.addSet(names, set);
    for (const [a, b] of pairsOf(this.scales)) {
      const [xs, ys] = [columns[names.indexOf(a)], columns[names.indexOf(b)]];
      if (!xs || !ys) continue;
      for (let row = 0; row < n; row++) {
        const [x, y] = [nth(xs, row), nth(ys, row)];
        if (!Number.isNaN(x + y)) this.count(a, b, { x, y, n: 1 });
      }
    }
  }

  /** Moments over the units that have all of these; nothing when no unit has. */
  momentsOf(names: readonly string[]): Moments | undefined {
    const found = [...this.sets.values()].flatMap((known) => {
      const positions = names.map((name) => known.names.indexOf(name));
      return positions.includes(-1) ? [] : (momentsWithin(known.set, positions) ?? []);
    });
    return found.length > 0 ? found.reduce(mergeMoments) : undefined;
  }

  /** How many units have any of these, and how many have none. */
  size(names: readonly string[]): { some: number; none: number } {
    const size = { some: 0, none: 0 };
    for (const known of this.sets.values()) {
      const has = known.names.some((name) => names.includes(name));
      size[has ? "some" : "none"] += known.set.moments.n;
    }
    return size;
  }

  hasCounted(a: string, b: string): boolean {
    return !this.uncounted.has(pairKey(a, b));
  }

  /** @throws InsufficientData as `spearmanOfCounts` */
  spearman(a: string, b: string): RankCorrelation {
    const cells = [...(this.counts.get(pairKey(a, b))?.values() ?? [])];
    const xs = ascending(cells.map(({ x }) => x));
    const ys = ascending(cells.map(({ y }) => y));
    const table = zeros(xs.length, ys.length);
    for (const { x, y, n } of cells) put(table, xs.indexOf(x), ys.indexOf(y), n);
    return spearmanOfCounts(table);
  }

  private addSet(variables: readonly string[], set: UnitSet): void {
    const named = set.has.map((position) => variables[position] ?? "");
    const names = named.toSorted();
    const places = names.map((name) => named.indexOf(name));
    const inOrder = momentsWithin(
      set,
      places.map((place) => set.has[place] ?? -1),
    );
    if (!inOrder) throw new RangeError("a set lacks its own variables");
    const key = JSON.stringify(names);
    const known = this.sets.get(key);
    const moments = known ? mergeMoments(known.set.moments, inOrder) : inOrder;
    this.sets.set(key, { names, set: { has: names.map((_, j) => j), moments } });
  }

  private count(a: string, b: string, { x, y, n }: PairCount): void {
    if (n === 0) return;
    const key = pairKey(a, b);
    const cells = this.counts.get(key) ?? new Map<string, PairCount>();
    this.counts.set(key, cells);
    const cell = a < b ? { x, y, n } : { x: y, y: x, n };
    const place = `${cell.x} ${cell.y}`;
    const known = cells.get(place);
    if (known) known.n += n;
    else cells.set(place, cell);
  }
}

interface PairCount {
  x: number;
  y: number;
  n: number;
}

const pairKey = (a: string, b: string) => JSON.stringify(a < b ? [a, b] : [b, a]);
const ascending = (values: number[]) => [...new Set(values)].sort((a, b) => a - b);

function pairsOf(names: readonly string[]): [string, string][] {
  return names.flatMap((a, i) => names.slice(i + 1).map((b): [string, string] => [a, b]));
}
