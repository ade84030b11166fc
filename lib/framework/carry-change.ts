import { graphOf } from "@/lib/framework/framework-effects";
import type { FittedFramework } from "@/lib/framework/shapes";
import { nth } from "@/lib/stats/vector";

/** Changes of means, one list of draws per variable that is reached. */
export type Carried = ReadonlyMap<string, Float64Array>;

/**
 * Carries changes along the arrows, once for every draw. What is yes or no stays between 0 and 1:
 * the change of its mean is that of its fitted shares, each bounded.
 *
 * @param changes of the mean of each changed variable, in its own unit
 */
export function carryChange(
  fitted: FittedFramework,
  changes: ReadonlyMap<string, number>,
): Carried {
  const { keys, order, ends } = graphOf(fitted.equations);
  const carried = new Map<string, Float64Array>();
  for (const variable of order) {
    const key = keys[variable] ?? "";
    const own = changes.get(key) ?? 0;
    const into = ends.flatMap(({ from, to }, k) => {
      const change = to === variable ? carried.get(keys[from] ?? "") : undefined;
      return change ? [{ change, k }] : [];
    });
    if (own === 0 && into.length === 0) continue;
    const total = new Float64Array(fitted.draws.length).fill(own);
    for (const step of into) addStep(total, step, fitted.draws);
    const shares = fitted.fittedShares[key];
    carried.set(key, shares ? total.map((change) => boundedChange(shares, change)) : total);
  }
  return carried;
}

function addStep(
  total: Float64Array,
  { change, k }: { change: Float64Array; k: number },
  draws: FittedFramework["draws"],
): void {
  draws.forEach((coefficients, draw) => {
    total[draw] = nth(total, draw) + (coefficients[k] ?? 0) * nth(change, draw);
  });
}

/**
 * The mean change of shares that cannot leave 0..1.
 *
 * @example boundedChange([0.5, 0.95], 0.1) // → (0.1 + 0.05) / 2
 */
export function boundedChange(shares: readonly number[], change: number): number {
  const bounded = (share: number) => Math.min(1, Math.max(0, share));
  const sum = shares.reduce((total, share) => total + bounded(share + change) - bounded(share), 0);
  return sum / shares.length;
}
