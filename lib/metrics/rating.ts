import { meanAndSpread } from "@/lib/stats/describe";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import {
  agrestiCoullInterval,
  clopperPearsonInterval,
  type Interval,
  wilsonInterval,
} from "@/lib/stats/proportion";

/** A scale of whole steps, and from which step on a customer counts as satisfied. */
export interface RatingScale {
  readonly min: number;
  readonly max: number;
  readonly satisfiedMin: number;
}

/** The figures of a rated question; means and bounds of means in the unit of the scale. */
export interface RatingScore {
  readonly n: number;
  readonly satisfied: number;
  /** Satisfied ÷ n, in 0..1, with Wilson's interval. */
  readonly share: number;
  readonly shareCiLow: number;
  readonly shareCiHigh: number;
  readonly clopperPearson: Interval;
  readonly agrestiCoull: Interval;
  readonly mean: number;
  readonly median: number;
  /** What follows needs two answers. */
  readonly sd: number | null;
  readonly se: number | null;
  readonly meanCiLow: number | null;
  readonly meanCiHigh: number | null;
}

/** Answers per step, lowest step first; what is not on the scale is rejected, never counted. */
export function tallyRatings(
  ratings: Iterable<number>,
  { min, max }: RatingScale,
): { counts: number[]; rejected: number } {
  const counts = new Array<number>(max - min + 1).fill(0);
  let rejected = 0;
  for (const rating of ratings) {
    const count = counts[rating - min];
    if (count === undefined) rejected++;
    else counts[rating - min] = count + 1;
  }
  return { counts, rejected };
}

/**
 * Share of satisfied customers, and the mean, from answers counted per step.
 *
 * @param counts answers per step, lowest first, as many as the scale has steps
 * @throws InsufficientData when nobody answered
 * @throws RangeError when counts and scale differ in length
 * @example ratingScore([0, 0, 1, 2, 1], csatScale).share // → 0.75
 */
export function ratingScore(counts: readonly number[], scale: RatingScale): RatingScore {
  if (counts.length !== scale.max - scale.min + 1) {
    throw new RangeError(`${counts.length} counts for a scale of ${scale.min} to ${scale.max}`);
  }
  const steps = counts.map((count, step) => ({ count, rating: scale.min + step }));
  const n = total(steps, () => 1);
  if (n === 0) throw new InsufficientData("too-few-rows");
  const satisfied = total(steps, (rating) => (rating >= scale.satisfiedMin ? 1 : 0));
  const mean = total(steps, (rating) => rating) / n;
  const spread = meanAndSpread(
    n,
    mean,
    total(steps, (rating) => (rating - mean) ** 2),
  );
  const wilson = wilsonInterval(satisfied, n);
  return {
    n,
    satisfied,
    share: satisfied / n,
    shareCiLow: wilson.low,
    shareCiHigh: wilson.high,
    clopperPearson: clopperPearsonInterval(satisfied, n),
    agrestiCoull: agrestiCoullInterval(satisfied, n),
    mean,
    median: (ratingAt(steps, Math.ceil(n / 2)) + ratingAt(steps, Math.floor(n / 2) + 1)) / 2,
    sd: spread.sd,
    se: spread.se,
    meanCiLow: spread.ciLow,
    meanCiHigh: spread.ciHigh,
  };
}

interface Step {
  readonly rating: number;
  readonly count: number;
}

function total(steps: readonly Step[], of: (rating: number) => number): number {
  return steps.reduce((sum, { rating, count }) => sum + count * of(rating), 0);
}

/** The rating of the k-th lowest answer, k from 1. */
function ratingAt(steps: readonly Step[], k: number): number {
  let seen = 0;
  for (const { rating, count } of steps) {
    seen += count;
    if (seen >= k) return rating;
  }
  throw new RangeError(`no answer number ${k}`);
}
