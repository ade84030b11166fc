import { Missing, plentyAreComplete } from "@/lib/framework/missing";
import type { LeavingReason } from "@/lib/framework/shapes";

/**
 * How many rows that know everything are enough to measure so many variables: 30, or three of each
 * variable. Two of each serve for coefficients and intervals in least squares, and a bootstrap draw
 * holds about two thirds of the rows.
 *
 * @see Austin & Steyerberg (2015), J. Clin. Epidemiol. 68:627
 */
export function enoughRows(variables: number): number {
  return Math.max(30, 3 * variables);
}

/**
 * From how many rows on a condition may cost as many as it likes: twenty of each variable.
 *
 * @see Harrell (2015), Regression Modeling Strategies, ch. 4.4
 */
export function plentyOfRows(variables: number): number {
  return 20 * variables;
}

/**
 * Which variables must leave before enough rows know all others: none where enough rows know all,
 * and none where no leaving would help.
 *
 * Of the rows that lack fewest, as many as are enough, the variable that most of them lack leaves (of
 * equals the one that fewest rows know, then the later one), until enough are complete. Whatever can
 * then come back without leaving too few comes back, the best known first. While these are enough
 * and not plenty, conditions that cost more than half of them leave as well, the dearest first.
 *
 * @param columns of equal length, missing values NaN
 * @param isCondition whether a variable may leave because it costs much: what they lead to stays
 * @returns why, by position, ascending
 */
export function tooSparse(
  columns: readonly Float64Array[],
  isCondition: (position: number) => boolean = () => false,
): Map<number, LeavingReason> {
  const plenty = Math.max(plentyOfRows(columns.length), enoughRows(columns.length));
  if (plentyAreComplete(columns, plenty)) return new Map();
  const missing = new Missing(columns);
  const rare = rareIn(missing, columns.length);
  if (rare === null) return new Map();
  const kept = new Set([...columns.keys()].filter((j) => !rare.has(j)));
  for (;;) {
    const { complete, without } = missing.countsOf(kept);
    const dear =
      complete < plentyOfRows(kept.size) && kept.size > 2
        ? dearest([...kept].filter(isCondition), without, 2 * complete)
        : null;
    if (dear === null) break;
    kept.delete(dear);
  }
  const left = [...columns.keys()].filter((j) => !kept.has(j));
  return new Map(left.map((j) => [j, rare.has(j) ? "too-few-rows" : "costs-rows"]));
}

/** What leaves until enough rows are complete; null where no leaving would help. */
function rareIn(missing: Missing, variables: number): Set<number> | null {
  const kept = new Set(Array.from({ length: variables }, (_, j) => j));
  const all = [...kept];
  while (missing.countsOf(kept).complete < enoughRows(kept.size)) {
    const next = mostLacked(missing, kept);
    if (next === null || kept.size === 2) return null;
    kept.delete(next);
  }
  const left = all.filter((j) => !kept.has(j));
  for (const j of left.toSorted((a, b) => missing.known(b) - missing.known(a))) {
    const more = new Set([...kept, j]);
    if (missing.countsOf(more).complete >= enoughRows(more.size)) kept.add(j);
  }
  return new Set(all.filter((j) => !kept.has(j)));
}

/** The condition without which most rows are complete, where they are more than so many. */
function dearest(
  conditions: readonly number[],
  without: (position: number) => number,
  moreThan: number,
): number | null {
  const [most] = conditions
    .filter((j) => without(j) > moreThan)
    .sort((a, b) => without(b) - without(a) || b - a);
  return most ?? null;
}

/** The next to leave; null where nothing is lacking. */
function mostLacked(missing: Missing, kept: ReadonlySet<number>): number | null {
  const lacking = missing.lackingNearby(kept, enoughRows(kept.size));
  const of = (j: number) => lacking[j] ?? 0;
  const [most] = [...kept]
    .filter((j) => of(j) > 0)
    .sort((a, b) => of(b) - of(a) || missing.known(a) - missing.known(b) || b - a);
  return most ?? null;
}

/** Of each variable: how many rows know it, and how many know all others. */
export function coverageOf(columns: readonly Float64Array[]) {
  const missing = new Missing(columns);
  const { without } = missing.countsOf(new Set(columns.keys()));
  return columns.map((_, j) => ({ known: missing.known(j), without: without(j) }));
}
