import { differences, type Found, withheld } from "@/lib/analysis/comparison/differences";
import type { Compared, ComparedSide } from "@/lib/analysis/comparison/shapes";
import { type Frame, type Unit, unitColumns } from "@/lib/analysis/response-matrix";
import { describe } from "@/lib/stats/describe";
import { tQuantile } from "@/lib/stats/distributions";
import { estimateDifference, type GroupEstimate } from "@/lib/stats/estimate-difference";
import { nth } from "@/lib/stats/vector";
import { weightedMean } from "@/lib/stats/weighted-mean";

/** A variable whose means are compared, and what its values belong to. */
export interface MeanOf {
  readonly key: string;
  readonly unit: Unit;
}

interface Mean extends GroupEstimate {
  readonly side: ComparedSide;
  readonly sd: number;
}

/** The mean of each variable on both sides; the rows of one customer are kept together. */
export function* comparedMeans(
  a: Frame,
  b: Frame,
  variables: readonly MeanOf[],
  minimum: number,
): Generator<number, Compared[]> {
  const found: Found[] = [];
  for (const variable of variables) {
    found.push(comparedMean(meanOf(a, variable, minimum), meanOf(b, variable, minimum), variable));
    yield found.length;
  }
  return differences(found);
}

function comparedMean(a: Mean | number, b: Mean | number, { key }: MeanOf): Found {
  const known = typeof a !== "number" && typeof b !== "number";
  return {
    ...{ key, a: sideOf(a), b: sideOf(b) },
    change: known ? estimateDifference(a, b) : null,
    ...(typeof b === "number" ? {} : { sd: b.sd }),
  };
}

function sideOf(mean: Mean | number): ComparedSide {
  return typeof mean === "number" ? withheld(mean) : mean.side;
}

/** @returns how many values there are, where they are too few to be shown */
function meanOf(frame: Frame, { key, unit }: MeanOf, minimum: number): Mean | number {
  const { columns, clusters } = unitColumns(frame, [key], unit);
  const known = Int32Array.from(clusters.keys()).filter((i) => !Number.isNaN(columns[0]?.[i]));
  const values = Float64Array.from(known, (i) => columns[0]?.[i] ?? Number.NaN);
  const codes = Int32Array.from(known, (i) => nth(clusters, i));
  const n = values.length;
  if (n < Math.max(2, minimum) || new Set(codes).size < 2) return n;
  const {
    mean,
    se,
    clusters: independent,
  } = weightedMean(values, new Float64Array(n).fill(1), codes);
  const df = independent - 1;
  const half = tQuantile(0.975, df) * se;
  const side = { n, value: mean, ciLow: mean - half, ciHigh: mean + half };
  return { value: mean, se, df, side, sd: describe(values).sd ?? 0 };
}
