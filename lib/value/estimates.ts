/** What customers are worth, before it is kept: columns of equal length. */
export interface Estimates {
  /** Whom each is of: their place in the list of those who were valued. */
  of: Int32Array;
  clv: Float64Array;
  clvLow: Float64Array;
  clvHigh: Float64Array;
  probabilityAlive: Float64Array;
  /** Not a number where the model does not count purchases. */
  expectedTransactions: Float64Array;
}

/** One customer's. */
export type Estimate = { [Key in keyof Omit<Estimates, "of">]: number };

/** Estimates as they are made, of at most so many customers. */
export class GrowingEstimates {
  private count = 0;
  private readonly columns: Estimates;

  constructor(most: number) {
    const column = () => new Float64Array(most);
    this.columns = {
      ...{ of: new Int32Array(most), clv: column(), clvLow: column(), clvHigh: column() },
      ...{ probabilityAlive: column(), expectedTransactions: column() },
    };
  }

  add(place: number, estimate: Estimate): void {
    const { columns, count } = this;
    columns.of[count] = place;
    columns.clv[count] = estimate.clv;
    columns.clvLow[count] = estimate.clvLow;
    columns.clvHigh[count] = estimate.clvHigh;
    columns.probabilityAlive[count] = estimate.probabilityAlive;
    columns.expectedTransactions[count] = estimate.expectedTransactions;
    this.count++;
  }

  /** What there is. */
  taken(): Estimates {
    const { columns, count } = this;
    const first = (column: Float64Array) => column.slice(0, count);
    return {
      of: columns.of.slice(0, count),
      ...{ clv: first(columns.clv), clvLow: first(columns.clvLow) },
      ...{ clvHigh: first(columns.clvHigh), probabilityAlive: first(columns.probabilityAlive) },
      expectedTransactions: first(columns.expectedTransactions),
    };
  }
}

export const noEstimates = (): Estimates => new GrowingEstimates(0).taken();

/** Fifths by value, 1 the most valuable; of equals the earlier ranks first. */
export function tiersOf(clv: Float64Array): Uint8Array {
  const order = Uint32Array.from(clv.keys());
  order.sort((i, j) => (clv[j] ?? 0) - (clv[i] ?? 0) || i - j);
  const tiers = new Uint8Array(clv.length);
  order.forEach((place, rank) => {
    tiers[place] = 1 + Math.floor((5 * rank) / clv.length);
  });
  return tiers;
}

/** One curve serves everybody, so all bounds are reached together. */
export function boundsOf({ clv, clvLow, clvHigh }: Estimates) {
  if (clv.length === 0) return null;
  return { low: sumOf(clvLow), high: sumOf(clvHigh) };
}

export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum;
}
