/** Rows that lack the same variables. */
interface Pattern {
  /** Positions of what they lack. */
  lacks: readonly number[];
  rows: number;
}

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
function plentyOfRows(variables: number): number {
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
 * @returns positions, ascending
 */
export function tooSparse(
  columns: readonly Float64Array[],
  isCondition: (position: number) => boolean = () => false,
): number[] {
  const patterns = patternsOf(columns);
  const known = columns.map((_, j) => completeIn(patterns, new Set([j])));
  const kept = new Set(columns.keys());
  while (completeIn(patterns, kept) < enoughRows(kept.size)) {
    const next = mostLacked(patterns, kept, known);
    if (next === null || kept.size === 2) return [];
    kept.delete(next);
  }
  const left = [...columns.keys()].filter((j) => !kept.has(j));
  for (const j of left.toSorted((a, b) => (known[b] ?? 0) - (known[a] ?? 0))) {
    const more = new Set([...kept, j]);
    if (completeIn(patterns, more) >= enoughRows(more.size)) kept.add(j);
  }
  while (completeIn(patterns, kept) < plentyOfRows(kept.size) && kept.size > 2) {
    const dear = dearest(patterns, kept, isCondition);
    if (dear === null) break;
    kept.delete(dear);
  }
  return [...columns.keys()].filter((j) => !kept.has(j));
}

/** The condition without which most rows are complete, where they are more than twice as many. */
function dearest(
  patterns: readonly Pattern[],
  kept: ReadonlySet<number>,
  isCondition: (position: number) => boolean,
): number | null {
  const twice = 2 * completeIn(patterns, kept);
  const [most] = [...kept]
    .filter(isCondition)
    .map((j) => ({ j, n: completeIn(patterns, without(kept, j)) }))
    .filter(({ n }) => n > twice)
    .sort((a, b) => b.n - a.n || b.j - a.j);
  return most?.j ?? null;
}

function without(kept: Iterable<number>, one: number): Set<number> {
  return new Set([...kept].filter((j) => j !== one));
}

/** Of each variable: how many rows know it, and how many know all others. */
export function coverageOf(columns: readonly Float64Array[]) {
  const patterns = patternsOf(columns);
  return columns.map((_, j) => ({
    known: completeIn(patterns, new Set([j])),
    without: completeIn(patterns, without(columns.keys(), j)),
  }));
}

function patternsOf(columns: readonly Float64Array[]): Pattern[] {
  const patterns = new Map<string, Pattern>();
  for (let row = 0; row < (columns[0]?.length ?? 0); row++) {
    const lacks: number[] = [];
    for (let j = 0; j < columns.length; j++) if (Number.isNaN(columns[j]?.[row])) lacks.push(j);
    const key = lacks.join();
    const same = patterns.get(key);
    if (same) same.rows++;
    else patterns.set(key, { lacks, rows: 1 });
  }
  return [...patterns.values()];
}

function completeIn(patterns: readonly Pattern[], kept: ReadonlySet<number>): number {
  return patterns.reduce(
    (sum, { lacks, rows }) => (lacks.some((j) => kept.has(j)) ? sum : sum + rows),
    0,
  );
}

/** The next to leave; null where nothing is lacking. */
function mostLacked(
  patterns: readonly Pattern[],
  kept: ReadonlySet<number>,
  known: readonly number[],
): number | null {
  const within = patterns
    .map(({ lacks, rows }) => ({ lacks: lacks.filter((j) => kept.has(j)), rows }))
    .sort((a, b) => a.lacks.length - b.lacks.length);
  const lacking = new Map<number, number>();
  let seen = 0;
  let depth = 0;
  for (const { lacks, rows } of within) {
    // All that lack as few count, so that their order does not.
    if (seen >= enoughRows(kept.size) && lacks.length > depth) break;
    seen += rows;
    depth = lacks.length;
    for (const j of lacks) lacking.set(j, (lacking.get(j) ?? 0) + rows);
  }
  const [most] = [...lacking].sort(
    ([a, ofA], [b, ofB]) => ofB - ofA || (known[a] ?? 0) - (known[b] ?? 0) || b - a,
  );
  return most ? most[0] : null;
}
