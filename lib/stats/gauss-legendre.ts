/** Where to evaluate an integrand in −1..1, and with which weight. */
export interface QuadratureNode {
  readonly at: number;
  readonly weight: number;
}

/**
 * Gauss–Legendre quadrature: exact for polynomials of degree up to 2 · points − 1. Nodes are the
 * roots of the Legendre polynomial, found by Newton's method.
 *
 * @param points ≥ 1
 * @see Abramowitz & Stegun 25.4.29
 * @example gaussLegendre(2) // → at ±1/√3, weights 1
 */
export function gaussLegendre(points: number): QuadratureNode[] {
  return Array.from({ length: points }, (_, k) => {
    let x = Math.cos((Math.PI * (k + 0.75)) / (points + 0.5));
    for (let steps = 0; steps < 10; steps++) {
      const { value, slope } = legendre(points, x);
      x -= value / slope;
    }
    const { slope } = legendre(points, x);
    return { at: x, weight: 2 / ((1 - x * x) * slope * slope) };
  });
}

/** The Legendre polynomial of a degree and its derivative, by recurrence. */
function legendre(degree: number, x: number): { value: number; slope: number } {
  let before = 1;
  let value = x;
  for (let k = 2; k <= degree; k++) {
    const next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
    before = value;
    value = next;
  }
  return { value, slope: (degree * (before - x * value)) / (1 - x * x) };
}
