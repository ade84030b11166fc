/** From values to positions: a straight line through two pairs. */
export function linear(from: readonly [number, number], to: readonly [number, number]) {
  const [low, high] = from;
  const [start, end] = to;
  const slope = high === low ? 0 : (end - start) / (high - low);
  return (value: number) => start + (value - low) * slope;
}

/**
 * Round values at which an axis is marked, covering low to high.
 *
 * @param count about how many
 * @example ticks(0, 0.43, 4) // → [0, 0.1, 0.2, 0.3, 0.4, 0.5]
 */
export function ticks(low: number, high: number, count: number): number[] {
  const span = high - low;
  if (!(span > 0)) return [low];
  const rough = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.75) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const tidy = (value: number) => Number(value.toPrecision(12));
  return Array.from({ length: last - first + 1 }, (_, k) => tidy((first + k) * step));
}

/** The whole range a score can have, and the step at which its axis may be marked. */
export interface ScoreRange {
  min: number;
  max: number;
  step: number;
}

/**
 * The part of a range that values need, in whole steps, with at most seven marks.
 *
 * @example axisOf([14, 37], { min: -100, max: 100, step: 10 }) // → { min: 10, max: 40, … }
 */
export function axisOf(values: readonly number[], { min, max, step }: ScoreRange) {
  const whole = (value: number, round: (steps: number) => number) =>
    Number((round(Number((value / step).toPrecision(12))) * step).toPrecision(12));
  const low = Math.max(min, whole(Math.min(max, ...values), Math.floor));
  const from = Math.min(low, max - step);
  const to = Math.min(max, Math.max(whole(Math.max(min, ...values), Math.ceil), from + step));
  const count = Math.round((to - from) / step);
  const every = Math.ceil(count / 6);
  const marks = Array.from({ length: count + 1 }, (_, k) => whole(from + k * step, Math.round));
  // Where the axis passes nothing, nothing is marked.
  const anchor = from < 0 && to > 0 ? Math.round(-from / step) : 0;
  return { min: from, max: to, ticks: marks.filter((_, k) => (k - anchor) % every === 0) };
}

/** The positions of those that hold, in runs without a gap: neighbours belong to one line. */
export function unbroken<T>(items: readonly T[], holds: (item: T) => boolean): number[][] {
  const runs: number[][] = [];
  items.forEach((item, k) => {
    if (!holds(item)) return;
    const open = runs.at(-1);
    if (open?.at(-1) === k - 1) open.push(k);
    else runs.push([k]);
  });
  return runs;
}
