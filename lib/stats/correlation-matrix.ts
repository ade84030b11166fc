import { bounded } from "./correlation-test";
import { InsufficientData } from "./insufficient-data";
import { at, type Matrix, put, zeros } from "./matrix";
import { type Moments, momentsOf } from "./moments";
import { asVectors, type Column, isConstant, nth } from "./vector";

/**
 * Pearson correlations of all pairs of columns, over rows complete in all of them.
 *
 * @param columns p columns of n numbers each
 * @returns p × p, symmetric, ones on the diagonal
 * @throws InsufficientData when n < 2 or columns are constant; its `columns` name them
 * @example at(correlationMatrix([[1, 2, 3], [1, 3, 2]]), 0, 1) // → 0.5
 */
export function correlationMatrix(columns: readonly Column[]): Matrix {
  const vectors = asVectors(columns);
  if ((vectors[0]?.length ?? 0) < 2) throw new InsufficientData("too-few-rows");
  const moments = momentsOf(vectors);
  const constant = vectors.flatMap((vector, j) => (isConstant(vector) ? [j] : []));
  if (constant.length > 0) throw new InsufficientData("no-variation", constant);
  return correlationsOf(moments);
}

/**
 * Correlations of variables whose moments are at hand; shapes and errors as `correlationMatrix`.
 */
export function correlationsOf(moments: Moments): Matrix {
  const { correlations, constant } = correlationsAndConstants(moments);
  if (moments.n < 2) throw new InsufficientData("too-few-rows");
  if (constant.length > 0) throw new InsufficientData("no-variation", constant);
  return correlations;
}

/**
 * The same without refusing: variables that do not vary are listed, and their cells are zero, even
 * the one on the diagonal. Variation is judged against the mean: what is left of 16 digits is none.
 */
export function correlationsAndConstants({ n, means, products }: Moments): {
  correlations: Matrix;
  constant: readonly number[];
} {
  const p = means.length;
  const deviations = Float64Array.from({ length: p }, (_, j) => {
    const deviation = Math.sqrt(Math.max(0, at(products, j, j)));
    return deviation > 1e-13 * Math.abs(nth(means, j)) * Math.sqrt(n) ? deviation : 0;
  });
  const correlations = zeros(p, p);
  for (let i = 0; i < p; i++) {
    if (nth(deviations, i) === 0) continue;
    put(correlations, i, i, 1);
    for (let j = 0; j < i; j++) {
      if (nth(deviations, j) === 0) continue;
      const r = at(products, i, j) / nth(deviations, i) / nth(deviations, j);
      put(correlations, i, j, bounded(r));
      put(correlations, j, i, bounded(r));
    }
  }
  return { correlations, constant: [...deviations.keys()].filter((j) => deviations[j] === 0) };
}
