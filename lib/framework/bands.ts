import type { Bands } from "@/lib/framework/shapes";
import { Refusal } from "@/lib/ground/refusal";
import { sortedQuantile } from "@/lib/stats/quantile";

/** The middle of some draws, and the bands that hold 80 % and 95 % of them. */
export function bandsOf(draws: Float64Array): Bands {
  if (draws.length === 0) {
    throw new Refusal("invalid", "The framework has no draws: there are too few data.");
  }
  const sorted = Float64Array.from(draws).sort();
  const at = (share: number) => sortedQuantile(sorted, share);
  return {
    median: at(0.5),
    low80: at(0.1),
    high80: at(0.9),
    low95: at(0.025),
    high95: at(0.975),
  };
}
