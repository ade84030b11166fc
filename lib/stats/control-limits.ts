/** One period of a control chart. */
export interface ControlPeriod {
  /** Answers in the period. */
  readonly n: number;
  /** As many independent answers as say as much, where answers come in clusters; as a rule n. */
  readonly effective?: number;
  /** Their mean. */
  readonly mean: number;
  /** Variance of one answer, divisor n. */
  readonly variance: number;
}

export interface ControlLimits {
  /** The mean of all answers. */
  readonly centre: number;
  /** Three standard errors around the centre for each period: fewer answers, wider limits. */
  readonly limits: readonly { readonly low: number; readonly high: number }[];
}

/**
 * Limits between which the means of periods lie as long as nothing but chance changes: centre ±
 * 3 s/√n, where s² pools the variance within the periods. A period that itself is far off does not
 * widen the limits it is judged by.
 *
 * @param periods in any order; those without answers have n = 0
 * @returns limits in the unit of the mean
 * @throws RangeError when there is no answer at all
 * @see Shewhart (1931); Montgomery (2009), Introduction to Statistical Quality Control, 6.3 and 7.2
 * @example controlLimits([{ n: 100, mean: 0.5, variance: 0.25 }]).limits // → [{ low: 0.35, high: 0.65 }]
 */
export function controlLimits(periods: readonly ControlPeriod[]): ControlLimits {
  const n = periods.reduce((sum, period) => sum + period.n, 0);
  if (!(n > 0)) throw new RangeError("no answers in any period");
  const weighted = (of: (period: ControlPeriod) => number) =>
    periods.reduce((sum, period) => sum + (period.n > 0 ? period.n * of(period) : 0), 0) / n;
  const centre = weighted(({ mean }) => mean);
  const within = Math.sqrt(weighted(({ variance }) => variance));
  const limits = periods.map((period) => {
    const reach = period.n > 0 ? (3 * within) / Math.sqrt(period.effective ?? period.n) : 0;
    return { low: centre - reach, high: centre + reach };
  });
  return { centre, limits };
}
