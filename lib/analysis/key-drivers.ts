/** What the rule looks at, per driver. */
export interface DriverEvidence {
  readonly key: string;
  readonly lmg: number;
  /** Lower end of the importance interval; null when there were too few customers to resample. */
  readonly lmgLow: number | null;
  /** Of the driver's own coefficient, corrected for the number of drivers. */
  readonly q: number;
}

const most = 5;
const chanceFindings = 0.05;

/**
 * The drivers that may be called key: their importance is surely above what the best of all drivers
 * reaches by chance, and their own coefficient survives the correction. At most five, the largest
 * importance first; fewer, or none, when the data say no more.
 *
 * @param threshold 95th percentile of the largest importance under shuffled outcomes
 */
export function keyDrivers(drivers: readonly DriverEvidence[], threshold: number | null): string[] {
  if (threshold === null) return [];
  return drivers
    .filter(({ lmgLow, q }) => lmgLow !== null && lmgLow > threshold && q < chanceFindings)
    .sort((a, b) => b.lmg - a.lmg)
    .slice(0, most)
    .map(({ key }) => key);
}
