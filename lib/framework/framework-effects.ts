import type { Effect, Equation } from "@/lib/framework/shapes";
import { type Arrow, causalOrder, effectBetween, totalEffects } from "@/lib/stats/path-model";
import { sortedQuantile } from "@/lib/stats/quantile";

/** The equations as arrows between positions, causes first. */
export function graphOf(equations: readonly Equation[]) {
  const keys = [
    ...new Set(equations.flatMap(({ outcome, terms }) => [outcome, ...terms.map((t) => t.key)])),
  ];
  const at = new Map(keys.map((key, position) => [key, position]));
  const positionOf = (key: string) => at.get(key) ?? -1;
  const order = causalOrder(
    keys.length,
    equations.map(({ outcome, terms }) => ({
      outcome: positionOf(outcome),
      inputs: terms.map(({ key }) => positionOf(key)),
    })),
  );
  const ends = equations.flatMap(({ outcome, terms }) =>
    terms.map(({ key }) => ({ from: positionOf(key), to: positionOf(outcome) })),
  );
  return { keys, order, ends };
}

/** Direct, indirect and total effect of everything on everything it reaches, with limits. */
export function effectsOf(
  equations: readonly Equation[],
  draws: readonly Float64Array[],
): Effect[] {
  const { keys, order, ends } = graphOf(equations);
  const arrows = (coefficients: ArrayLike<number>): Arrow[] =>
    ends.map((end, k) => ({ ...end, coefficient: coefficients[k] ?? 0 }));
  const measured = arrows(equations.flatMap(({ terms }) => terms.map((t) => t.coefficient)));
  const drawn = draws.map(arrows);
  const outcomes = new Set(ends.map(({ to }) => to));
  return order.flatMap((from) => {
    const inDraws = drawn.map((each) => totalEffects(from, order, each));
    return reachedFrom(from, order, ends)
      .filter((to) => outcomes.has(to))
      .map((to): Effect => {
        const own = ends.findIndex((end) => end.from === from && end.to === to);
        const totals = inDraws.map((each) => each[to] ?? 0);
        const total = limits(totals);
        const indirect = limits(totals.map((each, draw) => each - (draws[draw]?.[own] ?? 0)));
        return {
          from: keys[from] ?? "",
          to: keys[to] ?? "",
          ...effectBetween(from, to, order, measured),
          ciLow: total.low,
          ciHigh: total.high,
          indirectLow: indirect.low,
          indirectHigh: indirect.high,
        };
      });
  });
}

function reachedFrom(
  from: number,
  order: readonly number[],
  ends: readonly { from: number; to: number }[],
): number[] {
  const reached = new Set([from]);
  for (const variable of order) {
    if (ends.some((end) => end.to === variable && reached.has(end.from))) reached.add(variable);
  }
  reached.delete(from);
  return [...reached];
}

function limits(values: readonly number[]) {
  if (values.length === 0) return { low: null, high: null };
  const sorted = Float64Array.from(values).sort();
  return { low: sortedQuantile(sorted, 0.025), high: sortedQuantile(sorted, 0.975) };
}
