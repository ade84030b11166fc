import { z } from "zod";
import { adjustPValues } from "@/lib/stats/adjust-p-values";
import { describe } from "@/lib/stats/describe";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import type { WaldEstimate } from "@/lib/stats/likelihood-model";
import { logisticRegression } from "@/lib/stats/logistic-regression";
import { proportionalOdds } from "@/lib/stats/proportional-odds";

/** Factor by which the odds change when a driver rises by one of its standard deviations. */
const OddsTerm = z.object({
  key: z.string(),
  oddsRatio: z.number(),
  low: z.number(),
  high: z.number(),
  p: z.number(),
  q: z.number(),
});
export type OddsTerm = z.infer<typeof OddsTerm>;

const OddsModel = z.object({
  n: z.int(),
  mcFaddenR2: z.number(),
  terms: z.array(OddsTerm),
});

const shortages = [
  "too-few-rows",
  "no-variation",
  "collinear",
  "ill-conditioned",
  "separation",
] as const;

/** A model, or why these rows have none. */
const Modelled = z.union([OddsModel, z.object({ missing: z.enum(shortages) })]);
export type Modelled = z.infer<typeof Modelled>;

/** What the same conditions do in models that take no equal steps for granted; null: none fits. */
export const OtherModels = z.object({
  logistic: Modelled.nullable(),
  ordinal: Modelled.nullable(),
});
export type OtherModels = z.infer<typeof OtherModels>;

export interface ModelQuestion {
  /** Keys of the drivers, in the order of their columns. */
  readonly drivers: readonly string[];
  readonly columns: readonly Float64Array[];
  readonly y: Float64Array;
  /** The outcome counts as a yes from here on; null where it is no question of yes or no. */
  readonly yesFrom: number | null;
  /** Whether the outcome's values are steps of a scale. */
  readonly steps: boolean;
  readonly minimum: number;
}

/** Logistic and proportional-odds regression of one outcome. Yields between the two. */
export function* otherModels(question: ModelQuestion): Generator<void, OtherModels> {
  const { columns, y, yesFrom, steps } = question;
  const logistic =
    yesFrom === null
      ? null
      : modelled(question, () =>
          logisticRegression(
            columns,
            y.map((value) => (value >= yesFrom ? 1 : 0)),
          ),
        );
  yield;
  const ordinal = steps ? modelled(question, () => proportionalOdds(columns, y)) : null;
  return { logistic, ordinal };
}

interface Fitted {
  readonly n: number;
  readonly mcFaddenRSquared: number;
  readonly coefficients: readonly WaldEstimate[];
}

function modelled(
  { columns, drivers, y, minimum }: ModelQuestion,
  estimates: () => Fitted,
): Modelled {
  if (y.length < minimum) return { missing: "too-few-rows" };
  try {
    const { n, mcFaddenRSquared, coefficients } = estimates();
    const q = adjustPValues(coefficients.map(({ p }) => p));
    const terms = coefficients.map(({ coefficient, ciLow, ciHigh, p }, j) => {
      const sd = describe(columns[j] ?? []).sd ?? 0;
      const odds = (change: number) => Math.exp(change * sd);
      const limits = { low: odds(ciLow), high: odds(ciHigh) };
      return { key: drivers[j] ?? "", oddsRatio: odds(coefficient), ...limits, p, q: q[j] ?? 1 };
    });
    return { n, mcFaddenR2: mcFaddenRSquared, terms };
  } catch (error) {
    if (!(error instanceof InsufficientData)) throw error;
    return { missing: error.reason };
  }
}
