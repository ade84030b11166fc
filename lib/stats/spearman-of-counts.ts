import { InsufficientData } from "./insufficient-data";
import { at, type Matrix } from "./matrix";
import { type RankCorrelation, rankCorrelation } from "./spearman";
import { nth } from "./vector";

/**
 * Spearman correlation of two variables of few values, from how often each pair of values occurred.
 * Exactly what `spearman` makes of the rows, at a cost that does not grow with them.
 *
 * @param counts r × c, whole numbers: cell (i, j) counts rows with the i-th smallest value of x and
 *   the j-th smallest of y; values that never occur do no harm
 * @throws InsufficientData when there are fewer than 2 rows, or one of the two has one value only
 * @example spearmanOfCounts(fromRows([[1, 0], [0, 1]])).r // → 1
 */
export function spearmanOfCounts(counts: Matrix): RankCorrelation {
  const rows = new Float64Array(counts.rows);
  const cols = new Float64Array(counts.cols);
  for (let i = 0; i < counts.rows; i++) {
    for (let j = 0; j < counts.cols; j++) {
      const count = at(counts, i, j);
      rows[i] = nth(rows, i) + count;
      cols[j] = nth(cols, j) + count;
    }
  }
  const n = rows.reduce((sum, count) => sum + count, 0);
  if (n < 2) throw new InsufficientData("too-few-rows");
  const constant = [rows, cols].flatMap((side, k) =>
    side.filter((count) => count > 0).length < 2 ? [k] : [],
  );
  if (constant.length > 0) throw new InsufficientData("no-variation", constant);
  const [x, y] = [centredRanks(rows, n), centredRanks(cols, n)];
  let together = 0;
  for (let i = 0; i < counts.rows; i++) {
    for (let j = 0; j < counts.cols; j++) together += at(counts, i, j) * nth(x, i) * nth(y, j);
  }
  return rankCorrelation(together / Math.sqrt(spread(rows, x)) / Math.sqrt(spread(cols, y)), n);
}

/** The rank that equal values share, about the mean of all ranks. */
function centredRanks(counts: Float64Array, n: number): Float64Array {
  let before = 0;
  return counts.map((count) => {
    const rank = before + (count + 1) / 2;
    before += count;
    return rank - (n + 1) / 2;
  });
}

function spread(counts: Float64Array, ranks: Float64Array): number {
  return counts.reduce((sum, count, i) => sum + count * nth(ranks, i) ** 2, 0);
}
