/** What customers are worth, before it is kept: columns of equal length. */
export interface Estimates {
  /** Whom each is of: their place in the list of those who were valued. */
  of: number[];
  clv: number[];
  clvLow: number[];
  clvHigh: number[];
  probabilityAlive: number[];
  expectedTransactions: (number | null)[];
}

/** One customer's. */
export type Estimate = { [Key in keyof Omit<Estimates, "of">]: Estimates[Key][number] };

export function noEstimates(): Estimates {
  return {
    ...{ of: [], clv: [], clvLow: [], clvHigh: [], probabilityAlive: [] },
    expectedTransactions: [],
  };
}

export function addEstimate(to: Estimates, place: number, estimate: Estimate): void {
  to.of.push(place);
  to.clv.push(estimate.clv);
  to.clvLow.push(estimate.clvLow);
  to.clvHigh.push(estimate.clvHigh);
  to.probabilityAlive.push(estimate.probabilityAlive);
  to.expectedTransactions.push(estimate.expectedTransactions);
}

/** Fifths by value, 1 the most valuable; of equals the earlier ranks first. */
export function tiersOf(clv: readonly number[]): number[] {
  const values = Float64Array.from(clv);
  const order = Uint32Array.from(values.keys());
  order.sort((i, j) => (values[j] ?? 0) - (values[i] ?? 0) || i - j);
  const tiers = new Array<number>(values.length).fill(5);
  order.forEach((place, rank) => {
    tiers[place] = 1 + Math.floor((5 * rank) / values.length);
  });
  return tiers;
}

/** One curve serves everybody, so all bounds are reached together. */
export function boundsOf({
  clv,
  clvLow,
  clvHigh,
}: Estimates): { low: number; high: number } | null {
  if (clv.length === 0) return null;
  return { low: sumOf(clvLow), high: sumOf(clvHigh) };
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
