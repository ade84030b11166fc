// Terms are positive and decline at least like zⁿ in the end; more than this many means z ≈ 1.
const mostTerms = 20_000_000;
const negligible = 1e-17;

/**
 * Gauss's hypergeometric function ₂F₁(a, b; c; z), by its series: from the second on all terms
 * have one sign, so hardly anything cancels.
 *
 * @param a positive, as b
 * @param c > −1 and not 0
 * @param z in [0, 1]; at 1 the sum is Gauss's quotient, finite only when c > a + b
 * @returns Infinity where the series diverges
 * @throws RangeError when a parameter or z lies outside, or z is too near 1 to add up
 * @see Abramowitz & Stegun 15.1.1
 * @example hypergeometric(1, 1, 2, 0.5) // → 1.3862943611199 = 2 ln 2
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  if (!(a > 0 && b > 0 && c > -1 && c !== 0 && z >= 0 && z <= 1)) {
    throw new RangeError(`₂F₁(${a}, ${b}; ${c}; ${z}) is not for this series`);
  }
  if (z === 1 && c <= a + b) return Number.POSITIVE_INFINITY;
  let term = 1;
  let sum = 1;
  for (let k = 0; k < mostTerms; k++) {
    const factor = (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z;
    term *= factor;
    sum += term;
    const settles = factor >= 0 && factor < 1;
    if (settles && Math.abs(term) <= negligible * Math.abs(sum) * (1 - factor)) return sum;
  }
  throw new RangeError(`the series does not settle at ${z}`);
}
