import { normalShare } from "./distributions";
import { gaussLegendre } from "./gauss-legendre";

const nodes = gaussLegendre(20);

/**
 * P(X ≤ h, Y ≤ k) of two standard normal variables with correlation ρ. What correlation adds to
 * Φ(h)Φ(k) is an integral over its angle; panels shrink towards ±90°, where the integrand may turn
 * sharply, so that it keeps about 14 digits up to |ρ| = 0.9999.
 *
 * @param h, k any numbers, infinite ones included
 * @param rho in −1..1, exclusive
 * @see Drezner & Wesolowsky (1990), J. Stat. Comput. Simul. 35:101
 * @example bivariateNormalShare(0, 0, 0.5) // → 1/3
 */
export function bivariateNormalShare(h: number, k: number, rho: number): number {
  if (!(Math.abs(rho) < 1)) throw new RangeError(`correlation ${rho}`);
  const independent = normalShare(h) * normalShare(k);
  if (!(Number.isFinite(h) && Number.isFinite(k))) return independent;
  const sign = rho < 0 ? -1 : 1;
  const angle = Math.asin(Math.abs(rho));
  let added = 0;
  let from = 0;
  while (from < angle) {
    const to = Math.min(angle, (from + Math.PI / 2) / 2);
    added += panel(from, to, h, sign * k);
    from = to;
  }
  return independent + (sign * added) / (2 * Math.PI);
}

/** Density of the same two variables at a point; 0 where it is infinitely far out. */
export function bivariateNormalDensity(h: number, k: number, rho: number): number {
  if (!(Number.isFinite(h) && Number.isFinite(k))) return 0;
  const unexplained = 1 - rho * rho;
  const distance = (h * h + k * k - 2 * rho * h * k) / (2 * unexplained);
  return Math.exp(-distance) / (2 * Math.PI * Math.sqrt(unexplained));
}

function panel(from: number, to: number, h: number, k: number): number {
  const half = (to - from) / 2;
  let sum = 0;
  for (const { at, weight } of nodes) {
    const angle = from + half * (1 + at);
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    sum += weight * Math.exp(-(h * h + k * k - 2 * h * k * sin) / (2 * cos * cos));
  }
  return half * sum;
}
