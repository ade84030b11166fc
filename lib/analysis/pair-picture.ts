import { z } from "zod";
import { Sample } from "@/lib/analysis/sample";
import { withheldGroups } from "@/lib/analysis/withheld-groups";
import { describe } from "@/lib/stats/describe";
import { tQuantile } from "@/lib/stats/distributions";
import { wilsonInterval } from "@/lib/stats/proportion";
import { seededRandom, shuffle } from "@/lib/stats/random";
import { nth } from "@/lib/stats/vector";

const Point = z.object({ x: z.number(), y: z.number() });
export type Point = z.infer<typeof Point>;

/** One level of the variable with few values; without its numbers when too few units have it. */
const LevelOfPair = z.object({
  level: z.number(),
  n: z.int(),
  withheld: z.boolean(),
  box: z
    .object({
      p10: z.number(),
      q25: z.number(),
      median: z.number(),
      q75: z.number(),
      p90: z.number(),
      mean: z.number(),
    })
    .nullable(),
  /** Of a two-valued measure: how often it holds, with Wilson's interval. */
  share: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
});
export type LevelOfPair = z.infer<typeof LevelOfPair>;

const Bin = z.object({ from: z.number(), to: z.number(), n: z.int() });
export type Bin = z.infer<typeof Bin>;

const Read = {
  sample: Sample.optional(),
  /** Units that lack one of the two, or both. */
  without: z.int().optional(),
};

/** How two variables are drawn: as points, or as one box per level of the one with few values. */
export const PairPicture = z.discriminatedUnion("kind", [
  z.object({
    ...Read,
    kind: z.literal("points"),
    points: z.array(Point),
    of: z.int(),
    line: z.object({ from: Point, to: Point }).nullable(),
    /** Between these the line lies with 95 % confidence, from left to right. */
    band: z.array(z.object({ x: z.number(), low: z.number(), high: z.number() })),
    /** How often values of each variable occur, in bins of equal width. */
    margins: z.object({ x: z.array(Bin), y: z.array(Bin) }),
  }),
  z.object({
    ...Read,
    kind: z.literal("levels"),
    levelsOf: z.enum(["x", "y"]),
    levels: z.array(LevelOfPair),
  }),
]);
export type PairPicture = z.infer<typeof PairPicture>;

const mostLevels = 11;
const mostPoints = 1_500;
const bandPoints = 21;
const binCount = 24;

type Points = Extract<PairPicture, { kind: "points" }>;

/**
 * The picture of one pair.
 *
 * @param x n complete values, same units as y
 * @param minimum smallest group that may be shown
 */
export function pairPicture(x: Float64Array, y: Float64Array, minimum: number): PairPicture {
  const [levelsX, levelsY] = [new Set(x).size, new Set(y).size];
  if (Math.min(levelsX, levelsY) > mostLevels) {
    return {
      ...{ kind: "points", points: sampled(x, y), of: x.length },
      ...fittedLine(x, y),
      margins: { x: bins(x), y: bins(y) },
    };
  }
  const alongX = levelsX <= mostLevels;
  const [along, measured] = alongX ? [x, y] : [y, x];
  const levels = levelsOfPair(along, measured, minimum);
  return { kind: "levels", levelsOf: alongX ? "x" : "y", levels };
}

function levelsOfPair(along: Float64Array, measured: Float64Array, minimum: number): LevelOfPair[] {
  const groups = new Map<number, number[]>();
  along.forEach((level, i) => {
    const group = groups.get(level) ?? [];
    group.push(nth(measured, i));
    groups.set(level, group);
  });
  const sorted = [...groups].sort(([a], [b]) => a - b);
  const sizes = sorted.map(([, values]) => values.length);
  const withheld = withheldGroups(sizes, minimum);
  const isShare = measured.every((value) => value === 0 || value === 1);
  return sorted.map(([level, values], j) => ({
    level,
    n: values.length,
    withheld: withheld[j] ?? true,
    box: withheld[j] || isShare ? null : boxOf(values),
    share: withheld[j] || !isShare ? null : shareOf(values),
  }));
}

function boxOf(values: number[]): LevelOfPair["box"] {
  const { p10, q25, median, q75, p90, mean } = describe(values);
  return { p10, q25, median, q75, p90, mean };
}

function shareOf(values: number[]): LevelOfPair["share"] {
  const holds = values.filter((value) => value === 1).length;
  const { low, high } = wilsonInterval(holds, values.length);
  return { value: holds / values.length, low, high };
}

/** All points, or as many drawn at random, always the same, as a screen can tell apart. */
function sampled(x: Float64Array, y: Float64Array): Point[] {
  const order = Int32Array.from(x.keys());
  if (x.length > mostPoints) shuffle(order, seededRandom(1));
  return Array.from(order.subarray(0, mostPoints), (i) => ({ x: nth(x, i), y: nth(y, i) }));
}

/** The least-squares line over the range of x, and the band of the mean around it. */
function fittedLine(x: Float64Array, y: Float64Array): Pick<Points, "line" | "band"> {
  const [dx, dy] = [describe(x), describe(y)];
  const n = x.length;
  if (!(dx.sd && dy.sd) || n < 3) return { line: null, band: [] };
  let products = 0;
  for (let i = 0; i < n; i++) products += (nth(x, i) - dx.mean) * (nth(y, i) - dy.mean);
  const spread = (n - 1) * dx.sd ** 2;
  const slope = products / spread;
  const left = Math.max(0, (n - 1) * dy.sd ** 2 - slope * products);
  const reach = tQuantile(0.975, n - 2) * Math.sqrt(left / (n - 2));
  const at = (value: number): Point => ({ x: value, y: dy.mean + slope * (value - dx.mean) });
  const band = Array.from({ length: bandPoints }, (_, k) => {
    const place = at(dx.min + ((dx.max - dx.min) * k) / (bandPoints - 1));
    const half = reach * Math.sqrt(1 / n + (place.x - dx.mean) ** 2 / spread);
    return { x: place.x, low: place.y - half, high: place.y + half };
  });
  return { line: { from: at(dx.min), to: at(dx.max) }, band };
}

function bins(values: Float64Array): Bin[] {
  const { min, max } = describe(values);
  if (!(max > min)) return [];
  const width = (max - min) / binCount;
  const counts = new Int32Array(binCount);
  for (let i = 0; i < values.length; i++) {
    const bin = Math.min(binCount - 1, Math.floor((nth(values, i) - min) / width));
    counts[bin] = nth(counts, bin) + 1;
  }
  return Array.from(counts, (n, k) => ({ from: min + k * width, to: min + (k + 1) * width, n }));
}
