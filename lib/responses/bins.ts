import { ticks } from "@/lib/drawing/scale";
import type { NumberResult } from "./shapes";

const about = 10;

/** What numbers lie between, both ends among them. */
interface Range {
  min: number;
  max: number;
  isWhole: boolean;
}

/**
 * Round values between which numbers are counted. Whole numbers keep whole bins, which end before
 * the next one begins.
 *
 * @example edgesOf({ min: 1, max: 3, isWhole: true }) // → [1, 2, 3, 4]
 */
export function edgesOf({ min, max, isWhole }: Range): number[] {
  if (isWhole) return ticks(min, max + 1, Math.min(about, max + 1 - min));
  return min === max ? [min, max] : ticks(min, max, about);
}

/** @param counted how many are in which bin, from 1; a bin of none is absent */
export function binsOf(
  range: Range,
  counted: readonly { bin: number; n: number }[],
): NumberResult["bins"] {
  const edges = edgesOf(range);
  const among = new Map(counted.map(({ bin, n }) => [bin, n]));
  return edges.slice(1).map((edge, k) => ({
    from: edges[k] ?? edge,
    to: range.isWhole ? edge - 1 : edge,
    n: among.get(k + 1) ?? 0,
  }));
}
