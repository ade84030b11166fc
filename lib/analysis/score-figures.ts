import { figure, percent, percentSign, range, signed } from "@/lib/analysis/figures";
import type { ScoreNow } from "@/lib/analysis/panels";
import type { ScoreGroup } from "@/lib/analysis/shapes";
import type { MetricName } from "@/lib/metrics/metric";

export const metricWords: Record<MetricName, string> = { nps: "NPS", csat: "CSAT", ces: "CES" };

/** NPS as a signed whole number, satisfaction as a share. */
export function scoreFigure(metric: MetricName, value: number): string {
  return metric === "nps" ? signed(value, 0) : percent(value);
}

/** "95 % interval 14 to 21, n = 1,470" */
export function scoreBasis(
  metric: MetricName,
  { n, ciLow, ciHigh }: Pick<ScoreGroup, "n" | "ciLow" | "ciHigh">,
): string {
  const count = `n = ${figure(n)}`;
  if (ciLow === null || ciHigh === null) return count;
  return `95 % interval ${scoreLimits(metric, ciLow, ciHigh)}, ${count}`;
}

/**
 * "14–21", or of a share "48–51 %". The interval of NPS can reach beyond the scale, where no score
 * lies: it is said up to its end.
 */
export function scoreLimits(metric: MetricName, low: number, high: number): string {
  if (metric !== "nps") return range(100 * low, 100 * high, 0, percentSign);
  const within = (limit: number) => Math.min(100, Math.max(-100, limit));
  return range(within(low), within(high), 0);
}

/** What became of the score: a change inside its noise is no change. */
export function changeSentence({ metric, change, comparing, days }: ScoreNow): string {
  if (comparing) return `Being compared with the ${days} days before.`;
  if (!change) return `There is nothing to compare with in the ${days} days before.`;
  const unit = metric === "nps" ? "points" : "percentage points";
  const scale = metric === "nps" ? 1 : 100;
  const limits = range(scale * change.ciLow, scale * change.ciHigh, 0);
  if (!change.beyondNoise) {
    return `No change beyond noise against the ${days} days before (difference ${limits}).`;
  }
  const size = figure(Math.round(Math.abs(scale * change.difference)));
  const way = change.difference > 0 ? "▲ Up" : "▼ Down";
  return `${way} ${size} ${unit} (${limits}) against the ${days} days before.`;
}
