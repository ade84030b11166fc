import { dot } from "./inner-loops";
import { type Matrix, put, zeros } from "./matrix";
import { nth } from "./vector";

/**
 * Σ wᵢ xᵢxᵢᵀ over rows: the cross-products of columns in which each row has a weight. With the
 * curvature of a likelihood as weight it is the information in the data.
 *
 * @param columns p columns of n numbers each
 * @param weights n weights
 * @returns p × p, symmetric
 * @throws RangeError when lengths differ
 * @example weightedProducts([Float64Array.of(1, 2)], Float64Array.of(10, 1)) // → [[14]]
 */
export function weightedProducts(columns: readonly Float64Array[], weights: Float64Array): Matrix {
  const products = zeros(columns.length, columns.length);
  const weighted = new Float64Array(weights.length);
  columns.forEach((column, i) => {
    for (let row = 0; row < weighted.length; row++) {
      weighted[row] = nth(column, row) * nth(weights, row);
    }
    for (const [j, other] of columns.slice(0, i + 1).entries()) {
      const product = dot(weighted, other);
      put(products, i, j, product);
      put(products, j, i, product);
    }
  });
  return products;
}
