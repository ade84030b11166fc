import type { ScoreNow } from "@/lib/analysis/panels";

const dates = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

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
