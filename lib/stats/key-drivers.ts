/** What is known of each driver; lists of one entry per driver. */
export interface DriverEvidence {
  /** Share of variance. */
  readonly shares: readonly number[];
  /** Lower 95 % limit of the share. */
  readonly lowerLimits: readonly number[];
  /** Benjamini–Hochberg q of the driver's coefficient; null when it has no test. */
  readonly q: readonly (number | null)[];
  /** What the largest share reaches by chance: see `permutationThreshold`. */
  readonly threshold: number;
}

/** More than five priorities are none. */
const most = 5;

/**
 * Drivers worth acting on: at most five, the largest share first, whose lower limit exceeds what
 * chance gives the luckiest driver, and whose own coefficient holds up beside the others.
 *
 * @returns positions of the drivers; none when no driver stands out
 * @throws RangeError when lists differ in length
 * @example keyDrivers({ shares: [0.3, 0.1], lowerLimits: [0.2, 0.01], q: [0.001, 0.02], threshold: 0.05 }) // → [0]
 */
export function keyDrivers({ shares, lowerLimits, q, threshold }: DriverEvidence): number[] {
  if (lowerLimits.length !== shares.length || q.length !== shares.length) {
    throw new RangeError("lists of different lengths");
  }
  return shares
    .map((share, driver) => ({
      driver,
      share,
      low: lowerLimits[driver] ?? Number.NaN,
      q: q[driver] ?? Number.NaN,
    }))
    .filter((evidence) => evidence.low > threshold && evidence.q < 0.05)
    .sort((a, b) => b.share - a.share)
    .slice(0, most)
    .map(({ driver }) => driver);
}
