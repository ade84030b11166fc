import { DateTime } from "luxon";
import type { ComparisonQuestion } from "@/lib/analysis/comparison/comparison-question";
import type { PageQuestion } from "@/lib/analysis/page-question";
import { spanBefore } from "@/lib/analysis/span-before";
import { nameOfKey } from "@/lib/ground/name-of-key";

/** A comparison that is one click away. */
export interface Preset {
  label: string;
  question: ComparisonQuestion;
}

/** What the organisation has to choose from. */
export interface Offered {
  /** The last day with an answer; nothing before the first. */
  lastDay: string | null;
  channels: readonly string[];
  teams: readonly string[];
  valued: boolean;
}

const spans = [
  { days: 30, label: "The last 30 days against the 30 before" },
  { days: 90, label: "The last 90 days against the 90 before" },
  { days: 365, label: "The last year against the one before" },
];

/** Comparisons that leave the other filters of the page as they are. */
export function presets(a: PageQuestion, offered: Offered): Preset[] {
  return [...inTime(a, offered), ...byName(a, offered)];
}

function inTime(a: PageQuestion, { lastDay }: Offered): Preset[] {
  if (lastDay === null) return [];
  const chosen = spanBefore(a, lastDay);
  if (chosen)
    return [pair("That time against as many days before", a, { from: a.from, to: a.to }, chosen)];
  return spans.flatMap(({ days, label }) => {
    const from = DateTime.fromISO(lastDay, { zone: "utc" }).minus({ days: days - 1 });
    const now = { from: from.toFormat("yyyy-MM-dd"), to: lastDay };
    const before = spanBefore(now, lastDay);
    return before ? [pair(label, a, now, before)] : [];
  });
}

function byName(a: PageQuestion, { channels, teams, valued }: Offered): Preset[] {
  const tiers = valued
    ? [
        pair(
          "The most valuable third of customers against the least",
          a,
          { tier: ["high"] },
          { tier: ["low"] },
        ),
      ]
    : [];
  const names = (
    list: "channel" | "team",
    [first, second]: readonly string[],
    read = (name: string) => name,
  ) =>
    first === undefined || second === undefined
      ? []
      : [
          pair(
            `${read(first)} against ${read(second)}`,
            a,
            { [list]: [first] },
            { [list]: [second] },
          ),
        ];
  return [...tiers, ...names("channel", channels, nameOfKey), ...names("team", teams)];
}

function pair(label: string, all: PageQuestion, a: PageQuestion, b: PageQuestion): Preset {
  const { outcome: _, grain: __, ...filter } = all;
  return { label, question: { a: { ...all, ...a }, b: { ...filter, ...b } } };
}
