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
