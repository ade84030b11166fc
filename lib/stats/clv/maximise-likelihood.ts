import { cholesky } from "../cholesky";
import { at, fromRows, type Matrix, put, zeros } from "../matrix";
import { invertUpper, solveUpper, solveUpperTransposed } from "../triangular";
import { nth } from "../vector";

/** A log-likelihood and its slope at some parameters. */
export interface Slope {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** The log-likelihood as a function of positive parameters. */
export type LogLikelihood = (parameters: Float64Array) => Slope;

/** The parameters under which the data are likeliest, and how well they are known. */
export interface Likeliest {
  readonly parameters: Float64Array;
  readonly logLikelihood: number;
  /**
   * Whether this is a maximum: no slope left, and the surface bends down in every direction. Where
   * it is not, the parameters are the last place seen and mean nothing.
   */
  readonly converged: boolean;
  /** Covariance of the logarithms of the parameters, from the Hessian; null without a maximum. */
  readonly logCovariance: Matrix | null;
  readonly standardErrors: readonly (number | null)[];
  readonly evaluations: number;
}

const mostSteps = 200;
const mostNewtonSteps = 12;
// In logarithms, a difference of e^±30: a parameter beyond it runs away along a ridge.
const furthest = 30;
// What rounding leaves of the slope, relative to the log-likelihood it belongs to.
const flat = 1e-11;
const hessianStep = 1e-5;
// Of a logarithm: what is known only to a factor of e^±20 is not known; a plateau is no maximum.
const largestError = 10;

/**
 * Maximum likelihood for positive parameters: BFGS in their logarithms, which cannot leave the
 * permitted region, then Newton steps on the analytic slope until it vanishes.
 *
 * @param start positive numbers
 * @throws RangeError when the log-likelihood is not finite at the start
 * @see Nocedal & Wright (2006), Numerical Optimization, ch. 6
 */
export function maximiseLikelihood(logLikelihood: LogLikelihood, start: readonly number[]) {
  const climb = new Climb(logLikelihood, Float64Array.from(start, Math.log));
  climb.byBfgs();
  climb.byNewton();
  return climb.result();
}

/** A walk downhill on the negative log-likelihood, in logarithms of the parameters. */
class Climb {
  private place: Float64Array;
  private here: Slope;
  private evaluations = 0;

  constructor(
    private readonly logLikelihood: LogLikelihood,
    start: Float64Array,
  ) {
    this.place = start;
    this.here = this.look(start);
    if (!Number.isFinite(this.here.value)) throw new RangeError("no likelihood at the start");
  }

  byBfgs(): void {
    const p = this.place.length;
    let inverse = identity(p);
    for (let step = 0; step < mostSteps && !this.isFlat(1e-6); step++) {
      const direction = times(inverse, this.here.gradient).map((value) => -value);
      const moved = this.search(direction);
      if (!moved) {
        if (step === 0) return;
        inverse = identity(p);
        if (!this.search(this.here.gradient.map((value) => -value))) return;
        continue;
      }
      inverse = updated(inverse, moved.step, moved.change);
    }
  }

  byNewton(): void {
    for (let step = 0; step < mostNewtonSteps && !this.isFlat(flat); step++) {
      const { r, dependent } = cholesky(this.hessian());
      if (dependent.length > 0) return;
      const direction = solveUpper(r, solveUpperTransposed(r, this.here.gradient));
      if (!this.search(direction.map((value) => -value))) return;
    }
  }

  result(): Likeliest {
    const parameters = this.place.map(Math.exp);
    const inside = this.place.every((value) => Math.abs(value) < furthest);
    const { r, dependent } = cholesky(this.hessian());
    const covariance = dependent.length === 0 ? covarianceOf(r) : null;
    const known = covariance !== null && largestDiagonal(covariance) < largestError ** 2;
    const converged = inside && known && this.isFlat(1e-7);
    const logCovariance = converged ? covariance : null;
    return {
      parameters,
      logLikelihood: -this.here.value,
      converged,
      logCovariance,
      standardErrors: Array.from(parameters, (value, i) =>
        logCovariance ? value * Math.sqrt(at(logCovariance, i, i)) : null,
      ),
      evaluations: this.evaluations,
    };
  }

  private look(place: Float64Array): Slope {
    this.evaluations++;
    const parameters = place.map(Math.exp);
    const { value, gradient } = this.logLikelihood(parameters);
    return { value: -value, gradient: gradient.map((slope, i) => -slope * nth(parameters, i)) };
  }

  private isFlat(tolerance: number): boolean {
    const steepest = this.here.gradient.reduce((most, g) => Math.max(most, Math.abs(g)), 0);
    return steepest <= tolerance * Math.max(1, Math.abs(this.here.value));
  }

  /** Goes along a direction as far as Armijo's rule allows; null where it leads nowhere. */
  private search(direction: Float64Array) {
    const slope = inner(direction, this.here.gradient);
    if (!(slope < 0)) return null;
    const longest = direction.reduce((most, d) => Math.max(most, Math.abs(d)), 0);
    // Rounding of the value hides what the last steps gain.
    const slack = 1e-13 * Math.abs(this.here.value);
    for (let share = Math.min(1, 2 / longest); share > 1e-12; share /= 2) {
      const place = this.place.map((value, i) => value + share * nth(direction, i));
      if (place.some((value) => Math.abs(value) > furthest)) continue;
      const there = this.look(place);
      if (!(there.value <= this.here.value + 1e-4 * share * slope + slack)) continue;
      const change = there.gradient.map((g, i) => g - nth(this.here.gradient, i));
      const step = direction.map((d) => share * d);
      this.place = place;
      this.here = there;
      return { step, change };
    }
    return null;
  }

  /** Central differences of the analytic slope. */
  private hessian(): Matrix {
    const p = this.place.length;
    const hessian = zeros(p, p);
    for (let j = 0; j < p; j++) {
      const above = this.slopeBeside(j, hessianStep);
      const below = this.slopeBeside(j, -hessianStep);
      for (let i = 0; i < p; i++) {
        const half = (nth(above, i) - nth(below, i)) / (4 * hessianStep);
        put(hessian, i, j, at(hessian, i, j) + half);
        put(hessian, j, i, at(hessian, j, i) + half);
      }
    }
    return hessian;
  }

  private slopeBeside(j: number, by: number): Float64Array {
    return this.look(this.place.map((value, i) => (i === j ? value + by : value))).gradient;
  }
}

function identity(p: number): Matrix {
  return fromRows(
    Array.from({ length: p }, (_, i) => Array.from({ length: p }, (_, j) => +(i === j))),
  );
}

function times(m: Matrix, v: Float64Array): Float64Array {
  return Float64Array.from({ length: m.rows }, (_, i) =>
    v.reduce((sum, x, j) => sum + at(m, i, j) * x, 0),
  );
}

function inner(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * nth(b, i), 0);
}

/** The BFGS update of the inverse Hessian; unchanged where the surface does not bend. */
function updated(inverse: Matrix, step: Float64Array, change: Float64Array): Matrix {
  const bend = inner(step, change);
  if (!(bend > 1e-14)) return inverse;
  const moved = times(inverse, change);
  const factor = 1 + inner(change, moved) / bend;
  const next = zeros(inverse.rows, inverse.cols);
  for (let i = 0; i < inverse.rows; i++) {
    for (let j = 0; j < inverse.cols; j++) {
      const outer = (factor * nth(step, i) * nth(step, j)) / bend;
      const cross = (nth(moved, i) * nth(step, j) + nth(step, i) * nth(moved, j)) / bend;
      put(next, i, j, at(inverse, i, j) + outer - cross);
    }
  }
  return next;
}

/** (RᵀR)⁻¹. */
function covarianceOf(r: Matrix): Matrix {
  const inverse = invertUpper(r);
  const covariance = zeros(r.rows, r.rows);
  for (let i = 0; i < r.rows; i++) {
    for (let j = 0; j < r.rows; j++) {
      let sum = 0;
      for (let k = Math.max(i, j); k < r.rows; k++) sum += at(inverse, i, k) * at(inverse, j, k);
      put(covariance, i, j, sum);
    }
  }
  return covariance;
}

function largestDiagonal(m: Matrix): number {
  let largest = 0;
  for (let i = 0; i < m.rows; i++) largest = Math.max(largest, at(m, i, i));
  return largest;
}
