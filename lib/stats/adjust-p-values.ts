/**
 * Benjamini–Hochberg q-values: among the findings with q below 0.05, at most 5 % are expected to
 * be chance. Looking at forty pairs at p < 0.05 would find two in pure noise.
 *
 * @param p p-values in 0..1, in any order
 * @returns q-values in the same order, each at least its p and at most 1
 * @throws RangeError when a value is not in 0..1
 * @see Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57:289
 * @example adjustPValues([0.01, 0.02, 0.9]) // → [0.03, 0.03, 0.9]
 */
export function adjustPValues(p: readonly number[]): number[] {
  if (p.some((value) => !(value >= 0 && value <= 1))) throw new RangeError("p outside 0..1");
  const m = p.length;
  const descending = p.map((value, index) => ({ value, index })).sort((a, b) => b.value - a.value);
  const q = new Array<number>(m);
  let smallest = 1;
  descending.forEach(({ value, index }, k) => {
    smallest = Math.min(smallest, value * (m / (m - k)));
    q[index] = smallest;
  });
  return q;
}
