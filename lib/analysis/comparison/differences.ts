import type { Compared, ComparedSide } from "@/lib/analysis/comparison/shapes";
import { adjustPValues } from "@/lib/stats/adjust-p-values";

/** A difference with its noise; p is null where neither side varies. */
export interface Change {
  readonly difference: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly p: number | null;
}

export interface Found {
  readonly key: string;
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  /** Null where one of the sides is unknown or withheld. */
  readonly change: Change | null;
  readonly sd?: number;
}

const chanceFindings = 0.05;

/** Quantities that stand beside each other, their p-values corrected for how many they are. */
export function differences(found: readonly Found[]): Compared[] {
  const tested = found.flatMap(({ change }, k) => (change?.p == null ? [] : [{ k, p: change.p }]));
  const adjusted = adjustPValues(tested.map(({ p }) => p));
  const q = new Map(tested.map(({ k }, position) => [k, adjusted[position] ?? 1]));
  return found.map(({ key, a, b, change, sd }, k) => ({
    ...{ key, a, b },
    difference: change?.difference ?? null,
    ciLow: change?.ciLow ?? null,
    ciHigh: change?.ciHigh ?? null,
    p: change?.p ?? null,
    q: q.get(k) ?? null,
    beyondNoise: (q.get(k) ?? 1) < chanceFindings,
    ...(sd === undefined ? {} : { sd }),
  }));
}

/** What is known of a side too small to be shown: how small it is. */
export function withheld(n: number): ComparedSide {
  return { n, value: null, ciLow: null, ciHigh: null, withheld: true };
}
