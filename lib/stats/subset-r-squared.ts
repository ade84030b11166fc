import { negligiblePivot } from "./cholesky";
import { setToSum } from "./inner-loops";
import type { Matrix } from "./matrix";
import { nth } from "./vector";

/** 2^20 models are computed in well under a second and kept in 8 MB; more would not be. */
export const maxSubsetDrivers = 20;

/**
 * R² of the outcome on every subset of the drivers.
 *
 * The subsets are walked as a binary tree: at each driver, either sweep it out of what is left or
 * skip it. Late drivers have small matrices and early ones few branches, so all 2^p models cost
 * about 3 · 2^p multiplications, not one regression each. A driver that adds nothing beyond
 * rounding to the drivers before it adds 0, so duplicates are no error here.
 *
 * @param correlations (p + 1) × (p + 1), the outcome last; p ≤ 20
 * @returns 2^p values in 0..1; bit j of the index is set when driver j is in the model
 * @throws RangeError when p > 20 or the matrix is not square
 * @see Goodnight (1979), Am. Stat. 33:149, for the sweep
 */
export function subsetRSquared(correlations: Matrix): Float64Array {
  const p = correlations.cols - 1;
  if (correlations.rows !== p + 1 || p < 0) throw new RangeError("correlations are not square");
  if (p > maxSubsetDrivers) throw new RangeError(`${p} drivers; at most ${maxSubsetDrivers}`);
  const walk = new SubsetWalk(p);
  walk.visit(0, correlations.values, 0, 0);
  return walk.rSquared;
}

class SubsetWalk {
  readonly rSquared: Float64Array;
  /** What is left of the matrix when driver j − 1 was the last one swept. */
  private readonly left: readonly Float64Array[];
  private readonly size: number;

  constructor(private readonly p: number) {
    this.size = p + 1;
    this.rSquared = new Float64Array(2 ** p);
    this.left = Array.from({ length: p + 1 }, () => new Float64Array(this.size * this.size));
  }

  /** All models that extend `model` by drivers from j on. */
  visit(j: number, matrix: Float64Array, model: number, explained: number): void {
    if (j === this.p) {
      this.rSquared[model] = explained;
      return;
    }
    if (j === this.p - 2) {
      this.visitLastTwo(matrix, model, explained);
      return;
    }
    const pivot = nth(matrix, j * this.size + j);
    if (pivot > negligiblePivot) {
      const shared = nth(matrix, j * this.size + this.p);
      const next = this.sweep(j, matrix, pivot);
      this.visit(j + 1, next, model + 2 ** j, explained + (shared * shared) / pivot);
    } else {
      this.visit(j + 1, matrix, model + 2 ** j, explained);
    }
    this.visit(j + 1, matrix, model, explained);
  }

  /** The four models at the end of each branch, where most of the walk's steps would be. */
  private visitLastTwo(matrix: Float64Array, model: number, explained: number): void {
    const { p, size, rSquared } = this;
    const a = (p - 2) * size + p - 2;
    const b = a + size + 1;
    const pivotA = nth(matrix, a);
    const pivotB = nth(matrix, b);
    const between = nth(matrix, a + 1);
    const sharedA = nth(matrix, a + 2);
    const sharedB = nth(matrix, b + 1);
    const byA = pivotA > negligiblePivot ? 1 / pivotA : 0;
    const leftOfB = pivotB - between * between * byA;
    const sharedLeft = sharedB - between * sharedA * byA;
    const withA = explained + sharedA * sharedA * byA;
    const gainB = pivotB > negligiblePivot ? (sharedB * sharedB) / pivotB : 0;
    const gainBoth = leftOfB > negligiblePivot ? (sharedLeft * sharedLeft) / leftOfB : 0;
    const first = 2 ** (p - 2);
    rSquared[model] = explained;
    rSquared[model + first] = withA;
    rSquared[model + 2 * first] = explained + gainB;
    rSquared[model + 3 * first] = withA + gainBoth;
  }

  /** Takes driver j out of the drivers after it and of the outcome; upper triangle only. */
  private sweep(j: number, matrix: Float64Array, pivot: number): Float64Array {
    const target = this.left[j + 1];
    if (!target) throw new RangeError(`no room for driver ${j}`);
    const { p, size } = this;
    const pivotRow = j * size;
    for (let i = j + 1; i < p; i++) {
      const row = i * size;
      const factor = nth(matrix, pivotRow + i) / pivot;
      setToSum(target, matrix, row + i, size - i, -factor, matrix, pivotRow + i);
    }
    return target;
  }
}
