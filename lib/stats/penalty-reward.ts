import { InsufficientData } from "./insufficient-data";
import { sortedQuantile } from "./quantile";
import { leastSquares } from "./regression";
import type { Estimate } from "./regression-summary";
import { type Column, toPair } from "./vector";

/** What low and what high values of a driver do to the outcome, against the values between. */
export interface PenaltyReward {
  /** Rows with a low and a high value. */
  readonly nLow: number;
  readonly nHigh: number;
  /** Change of the outcome, in its unit; a dissatisfier's is clearly negative. */
  readonly penalty: Contrast;
  /** Change of the outcome; a delighter's is clearly positive. */
  readonly reward: Contrast;
  /** reward + penalty: below zero the driver hurts more than it delights. */
  readonly asymmetry: number;
  readonly kind: "only hurts" | "only delights" | "both" | "neither";
}

/** One contrast with its 95 % interval; p is null when nothing is left unexplained. */
export interface Contrast {
  readonly effect: number;
  readonly p: number | null;
  readonly ciLow: number;
  readonly ciHigh: number;
}

/** Ends of a rating scale, or undefined for a measured driver, whose outer fifths are compared. */
export type DriverScale = { readonly min: number; readonly max: number } | undefined;

/**
 * Penalty–reward contrast: least squares of the outcome on two indicators, "low" and "high". Tells
 * a driver that only hurts when it fails from one that delights, which a single slope cannot. On
 * 1–5, low is 1–2 and high is 5; other drivers are cut at their lowest and highest fifth.
 *
 * @param x n values of the driver, higher being better (negate what is better low)
 * @param y n outcomes
 * @throws InsufficientData when low, high or the middle is empty, or the outcome is constant
 * @see Brandt (1987); Mikulić & Prebežac (2011), Manag. Serv. Qual. 21:46
 */
export function penaltyReward(x: Column, y: Column, scale?: DriverScale): PenaltyReward {
  const [driver, outcome] = toPair(x, y);
  if (driver.length === 0) throw new InsufficientData("too-few-rows");
  const { lowTo, highFrom } = cuts(driver, scale);
  const low = driver.map((value) => (value <= lowTo ? 1 : 0));
  const high = driver.map((value) => (value >= highFrom ? 1 : 0));
  const nLow = count(low);
  const nHigh = count(high);
  const isCut = lowTo < highFrom && nLow > 0 && nHigh > 0 && nLow + nHigh < driver.length;
  if (!isCut) throw new InsufficientData("no-variation", [0]);
  const fit = leastSquares([low, high], outcome);
  const penalty = contrast(fit, 0);
  const reward = contrast(fit, 1);
  return {
    nLow,
    nHigh,
    penalty,
    reward,
    asymmetry: reward.effect + penalty.effect,
    kind: kindOf(penalty.ciHigh < 0, reward.ciLow > 0),
  };
}

function cuts(driver: Float64Array, scale: DriverScale): { lowTo: number; highFrom: number } {
  if (scale?.min === 1 && scale.max === 5) return { lowTo: 2, highFrom: 5 };
  const sorted = driver.slice().sort();
  return { lowTo: sortedQuantile(sorted, 0.2), highFrom: sortedQuantile(sorted, 0.8) };
}

type Estimates = {
  readonly [Name in "coefficients" | "ciLow" | "ciHigh"]: readonly number[];
} & { readonly p: readonly Estimate["p"][] };

function contrast(fit: Estimates, j: number): Contrast {
  const [effect, ciLow, ciHigh] = [fit.coefficients[j], fit.ciLow[j], fit.ciHigh[j]];
  if (effect === undefined || ciLow === undefined || ciHigh === undefined) {
    throw new RangeError(`no contrast ${j}`);
  }
  return { effect, p: fit.p[j] ?? null, ciLow, ciHigh };
}

function kindOf(hurts: boolean, delights: boolean): PenaltyReward["kind"] {
  if (hurts && delights) return "both";
  if (hurts) return "only hurts";
  return delights ? "only delights" : "neither";
}

function count(indicator: Float64Array): number {
  return indicator.reduce((sum, value) => sum + value, 0);
}
