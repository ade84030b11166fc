/** What an improvement costs, how long until it works in full, and how far ahead one looks. */
export interface Investment {
  readonly once: number;
  readonly perYear: number;
  /** From the start to the full effect, in a straight line. */
  readonly rampUpYears: number;
  readonly horizonYears: number;
}

/** All that it costs within the horizon. */
export function costOf({ once, perYear, horizonYears }: Investment): number {
  return once + perYear * horizonYears;
}

/**
 * Years of full effect that have been gathered at a time.
 *
 * @example yearsOfEffect(2, 1) // → 1.5: half a year in the first, a whole in the second
 */
export function yearsOfEffect(years: number, rampUpYears: number): number {
  return years < rampUpYears ? years ** 2 / (2 * rampUpYears) : years - rampUpYears / 2;
}

/** What is left at the horizon of a yearly gain, all costs paid. */
export function netGain(yearly: number, investment: Investment): number {
  const { horizonYears, rampUpYears } = investment;
  return yearly * yearsOfEffect(horizonYears, rampUpYears) - costOf(investment);
}

/**
 * When what was gained first makes up for what was paid.
 *
 * @param yearly gain of a year at full effect
 * @returns years from the start; null when it does not within the horizon
 */
export function paybackYears(yearly: number, investment: Investment): number | null {
  const { once, perYear, rampUpYears, horizonYears } = investment;
  if (once + perYear === 0) return yearly >= 0 ? 0 : null;
  if (yearly <= 0) return null;
  const rising =
    (rampUpYears / yearly) *
    (perYear + Math.sqrt(perYear ** 2 + (2 * yearly * once) / rampUpYears));
  const full = (once + (yearly * rampUpYears) / 2) / (yearly - perYear);
  const years = rampUpYears > 0 && rising <= rampUpYears ? rising : yearly > perYear ? full : null;
  return years !== null && years <= horizonYears ? years : null;
}
