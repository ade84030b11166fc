import { figure, range } from "@/lib/analysis/figures";
import type { ScoreNow } from "@/lib/analysis/panels";

const dates = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** What became of the score: a change inside its noise is no change. */
export function changeSentence({ metric, change, days }: ScoreNow): string {
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

/** "2 Sep – 30 Nov 2026" */
export function period({ from, to }: ScoreNow): string {
  return `${dates.format(from)} – ${dates.format(to)}`;
}

const months = new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" });

/** A month's key, "2026-03", as "Mar"; January says its year. */
export function monthName(key: string): string {
  const name = months.format(new Date(`${key}-01T00:00:00Z`));
  return key.endsWith("-01") ? `${name} ${key.slice(0, 4)}` : name;
}
