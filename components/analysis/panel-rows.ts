import type { Compared } from "@/lib/analysis/comparison/shapes";
import type { GroupImportance } from "@/lib/analysis/importance-by-group";
import type { OtherModels } from "@/lib/analysis/other-models";
import type { PairPicture } from "@/lib/analysis/pair-picture";
import type {
  NonResponse,
  ReweightedScore,
  ScoreCourse,
  ScoreSplit,
  WeightedScore,
} from "@/lib/analysis/score-panels";
import type { CorrelationsAnswer, DriversAnswer } from "@/lib/analysis/shapes";
import type { Cell } from "@/lib/ground/csv";

// The numbers of each panel as rows of a file, unrounded, headings first.

type Rows = readonly (readonly Cell[])[];

/** One object per row: its keys are the headings. */
function rowsOf<T extends Record<string, unknown>>(
  objects: readonly T[],
  headings: readonly (keyof T & string)[],
): Rows {
  const cell = (value: unknown): Cell =>
    typeof value === "number" || typeof value === "string" || typeof value === "boolean"
      ? value
      : null;
  return [headings, ...objects.map((each) => headings.map((heading) => cell(each[heading])))];
}

export function driverRows(
  { drivers, keyDrivers }: DriversAnswer,
  labelOf: (key: string) => string,
): Rows {
  const flat = drivers.map(({ contrast, ...driver }) => ({
    ...driver,
    ...contrast,
    label: labelOf(driver.key),
    keyDriver: keyDrivers.includes(driver.key),
  }));
  return rowsOf(flat, [
    ...(["key", "label", "keyDriver", "lmg", "lmgLow", "lmgHigh", "lmgShare"] as const),
    ...(["relativeWeight", "coefficient", "standardError", "p", "q", "beta", "r"] as const),
    ...(["partialR", "vif", "mean", "sd", "min", "max", "performance", "quadrant"] as const),
    ...(["penalty", "reward", "asymmetry"] as const),
  ]);
}

export function modelRows({ drivers }: DriversAnswer, { logistic, ordinal }: OtherModels): Rows {
  const line = drivers.map(({ key, beta, p, q }) => ({
    ...{ model: "least squares", key, p, q, beta },
    ...{ oddsRatio: null, low: null, high: null },
  }));
  const odds = Object.entries({ logistic, ordinal }).flatMap(([model, fitted]) =>
    fitted && "terms" in fitted ? fitted.terms.map((term) => ({ model, beta: null, ...term })) : [],
  );
  const headings = ["model", "key", "beta", "oddsRatio", "low", "high", "p", "q"] as const;
  return rowsOf<(typeof line)[number] | (typeof odds)[number]>([...line, ...odds], headings);
}

export function contrastRows({ drivers }: DriversAnswer, labelOf: (key: string) => string): Rows {
  const flat = drivers.flatMap(({ key, penalty, reward, asymmetry, contrast }) =>
    contrast ? [{ key, label: labelOf(key), penalty, reward, asymmetry, ...contrast }] : [],
  );
  return rowsOf(flat, [
    ...(["key", "label", "penalty", "penaltyLow", "penaltyHigh", "poorFrom"] as const),
    ...(["reward", "rewardLow", "rewardHigh", "goodFrom", "asymmetry"] as const),
  ]);
}

export function groupRows(groups: readonly GroupImportance[]): Rows {
  const flat = groups.flatMap(({ label: group, n, r2, shares }) =>
    shares.map(({ key, value: lmg, low, high }) => ({ group, n, r2, key, lmg, low, high })),
  );
  return rowsOf(flat, ["group", "n", "r2", "key", "lmg", "low", "high"]);
}

export function cellRows({ cells }: CorrelationsAnswer): Rows {
  return rowsOf(cells, [
    ...(["x", "y", "r", "ciLow", "ciHigh", "n", "p", "q", "method", "grain", "status"] as const),
  ]);
}

/** What is drawn of a pair: its points, or its levels. */
export function pictureRows(picture: PairPicture): Rows {
  if (picture.kind === "points") return rowsOf(picture.points, ["x", "y"]);
  const flat = picture.levels.map(({ level, n, box, share }) => ({
    ...{ level, n, ...(box ?? noBox) },
    ...{
      share: share?.value ?? null,
      shareLow: share?.low ?? null,
      shareHigh: share?.high ?? null,
    },
  }));
  return rowsOf(flat, [
    ...(["level", "n", "p10", "q25", "median", "q75", "p90", "mean"] as const),
    ...(["share", "shareLow", "shareHigh"] as const),
  ]);
}

const noBox = { p10: null, q25: null, median: null, q75: null, p90: null, mean: null };

export function courseRows({ course }: ScoreCourse): Rows {
  const flat = course.map(({ limits, ...each }) => ({
    ...each,
    limitLow: limits?.low ?? null,
    limitHigh: limits?.high ?? null,
  }));
  return rowsOf(flat, ["key", "n", "value", "ciLow", "ciHigh", "limitLow", "limitHigh", "news"]);
}

export function splitRowsOf({ rows }: ScoreSplit): Rows {
  const flat = rows.map(({ group, change, sure, expected }) => ({
    ...group,
    expected: expected?.mean ?? null,
    expectedLow: expected?.low ?? null,
    expectedHigh: expected?.high ?? null,
    difference: change?.difference ?? null,
    p: change?.p ?? null,
    beyondChance: sure,
  }));
  return rowsOf(flat, [
    ...(["key", "n", "value", "ciLow", "ciHigh", "expected", "expectedLow"] as const),
    ...(["expectedHigh", "difference", "p", "beyondChance"] as const),
  ]);
}

export function weightRows({ plain, weighted, n }: NonNullable<WeightedScore>): Rows {
  const flat = [
    { weight: "none", n, ...plain },
    { weight: "customer.clv", n, ...weighted },
  ];
  return rowsOf(flat, ["weight", "n", "value", "low", "high"]);
}

export function reweightedRows({
  plain,
  weighted,
  n,
}: Extract<ReweightedScore, { status: "ok" }>): Rows {
  const flat = [
    { weight: "none", n, ...plain },
    { weight: "response propensity", n, ...weighted },
  ];
  return rowsOf(flat, ["weight", "n", "value", "low", "high"]);
}

export function comparedRows(compared: readonly Compared[]): Rows {
  const flat = compared.map(({ a, b, ...each }) => ({
    ...each,
    ...{ nA: a.n, a: a.value, aLow: a.ciLow, aHigh: a.ciHigh },
    ...{ nB: b.n, b: b.value, bLow: b.ciLow, bHigh: b.ciHigh },
  }));
  return rowsOf(flat, [
    ...(["key", "nA", "a", "aLow", "aHigh", "nB", "b", "bLow", "bHigh"] as const),
    ...(["difference", "ciLow", "ciHigh", "p", "q", "beyondNoise"] as const),
  ]);
}

export function silenceRows({ differences }: NonResponse): Rows {
  const flat = differences.map(({ variable, answered, silent, ...each }) => ({
    ...each,
    key: variable.key,
    answeredN: answered.n,
    answeredMean: answered.mean,
    silentN: silent.n,
    silentMean: silent.mean,
  }));
  return rowsOf(flat, [
    ...(["key", "answeredN", "answeredMean", "silentN", "silentMean", "difference"] as const),
    ...(["low", "high", "size", "sure"] as const),
  ]);
}
