import { usableDrivers } from "@/lib/stats/driver-correlations";
import type { Shortage } from "@/lib/stats/insufficient-data";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import { logisticRegression } from "@/lib/stats/logistic-regression";
import { quantile } from "@/lib/stats/quantile";
import { nth } from "@/lib/stats/vector";
import { weightedMean } from "@/lib/stats/weighted-mean";

/** Everybody who was asked; columns of equal length, missing values NaN. */
export interface AskedRows {
  /** 1 where they gave an NPS answer, else 0. */
  readonly answered: Float64Array;
  /** The NPS answer; missing where there is none. */
  readonly nps: Float64Array;
  /** Whose invitation it was. */
  readonly customer: Int32Array;
  /** What is known of those who answered and of those who did not. */
  readonly known: readonly Float64Array[];
}

interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Reweighted {
  readonly status: "ok";
  /** NPS answers among the invitations, and the customers who gave them. */
  readonly n: number;
  readonly customers: number;
  /** How many equally weighted customers would say as much. */
  readonly effective: number;
  /** Answers whose weight was cut at the 1st or 99th percentile. */
  readonly trimmed: number;
  /** Positions of the columns that the propensity was estimated from. */
  readonly used: readonly number[];
  readonly plain: Estimate;
  readonly weighted: Estimate;
}

export type Reweighting = Reweighted | { readonly status: Shortage };

/** A logistic model needs so many of the rarer outcome for each of its terms. */
const rowsPerTerm = 10;
const leastKnown = 0.5;

/**
 * NPS of those who answered, each weighted by 1 ÷ the probability that somebody like them answers:
 * a logistic model of what is known of everybody asked. Weights are cut at their 1st and 99th
 * percentile. The interval is linearised and keeps a customer's answers together; that weights are
 * themselves estimated is left out of it, which on the whole makes it wider.
 *
 * @param minimum fewer customers than this are not shown
 * @see Little & Rubin (2002), 3.3; Rosenbaum (1987), J. Am. Stat. Assoc. 82:387
 */
export function* reweightedNps(rows: AskedRows, minimum: number): Generator<number, Reweighting> {
  try {
    const { terms, used } = termsOf(rows);
    yield 0.1;
    const propensity = propensities(terms, rows.answered);
    yield 0.9;
    return scoreOf(rows, propensity, used, minimum);
  } catch (error) {
    if (error instanceof InsufficientData) return { status: error.reason };
    throw error;
  }
}

/** Columns for the model: gaps at the mean, with a column of their own that says so. */
function termsOf({ answered, known }: AskedRows): { terms: Float64Array[]; used: number[] } {
  const events = answered.reduce((sum, value) => sum + value, 0);
  const most = Math.floor(Math.min(events, answered.length - events) / rowsPerTerm);
  const filled = known.flatMap((column, position) => filledIn(column, position));
  // The columns come in the order in which they matter; a column and its gaps stay together.
  const chosen: typeof filled = [];
  for (const each of filled) {
    if (countTerms(chosen) + each.columns.length <= most) chosen.push(each);
  }
  if (filled.length > 0 && chosen.length === 0) throw new InsufficientData("too-few-rows");
  const columns = chosen.flatMap(({ position, columns: parts }) =>
    parts.map((values) => ({ position, values })),
  );
  const { kept } = usableDrivers(columns.map(({ values }) => values));
  if (kept.length === 0) throw new InsufficientData("no-variation");
  const terms = kept.flatMap((k) => columns[k] ?? []);
  // A condition that says what an earlier one says is not in the model.
  return {
    terms: terms.map(({ values }) => values),
    used: [...new Set(terms.map(({ position }) => position))],
  };
}

function countTerms(chosen: readonly { columns: readonly Float64Array[] }[]): number {
  return chosen.reduce((sum, { columns }) => sum + columns.length, 0);
}

function filledIn(column: Float64Array, position: number) {
  const seen = column.filter((value) => !Number.isNaN(value));
  if (seen.length < leastKnown * column.length || seen.every((value) => value === seen[0])) {
    return [];
  }
  const mean = seen.reduce((sum, value) => sum + value, 0) / seen.length;
  const values = column.map((value) => (Number.isNaN(value) ? mean : value));
  if (seen.length === column.length) return [{ position, columns: [values] }];
  const gaps = column.map((value) => (Number.isNaN(value) ? 1 : 0));
  return [{ position, columns: [values, gaps] }];
}

function propensities(terms: readonly Float64Array[], answered: Float64Array): Float64Array {
  const { intercept, coefficients } = logisticRegression(terms, answered);
  return answered.map((_, i) => {
    const logOdds = terms.reduce(
      (sum, term, j) => sum + (coefficients[j]?.coefficient ?? 0) * nth(term, i),
      intercept.coefficient,
    );
    return 1 / (1 + Math.exp(-logOdds));
  });
}

function scoreOf(
  { nps, customer }: AskedRows,
  propensity: Float64Array,
  used: readonly number[],
  minimum: number,
): Reweighted {
  const scored = Int32Array.from(nps.keys()).filter((i) => !Number.isNaN(nth(nps, i)));
  const codes = Int32Array.from(scored, (i) => nth(customer, i));
  const customers = new Set(codes).size;
  if (customers < Math.max(2, minimum)) throw new InsufficientData("too-few-rows");
  const points = Float64Array.from(scored, (i) => pointsOf(nth(nps, i)));
  const raw = Float64Array.from(scored, (i) => 1 / nth(propensity, i));
  const [least, most] = [quantile(raw, 0.01), quantile(raw, 0.99)];
  const weights = raw.map((weight) => Math.min(most, Math.max(least, weight)));
  const plain = weightedMean(points, new Float64Array(points.length).fill(1), codes);
  const weighted = weightedMean(points, weights, codes);
  return {
    ...{ status: "ok", n: points.length, customers, effective: weighted.effective, used },
    trimmed: raw.filter((weight) => weight < least || weight > most).length,
    plain: estimate(plain),
    weighted: estimate(weighted),
  };
}

function pointsOf(answer: number): number {
  return answer >= 9 ? 100 : answer <= 6 ? -100 : 0;
}

function estimate({ mean, low, high }: ReturnType<typeof weightedMean>): Estimate {
  return { value: mean, low: Math.max(-100, low), high: Math.min(100, high) };
}
