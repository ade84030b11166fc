import { clauseWords } from "@/components/asking/condition-words";
import { percent, windowWords } from "@/components/asking/trigger-sentence";
import type { Round } from "@/lib/touchpoints/rounds/shapes";
import type { Tally } from "@/lib/touchpoints/rounds/tally";

const both = new Intl.ListFormat("en", { type: "conjunction" });
const either = new Intl.ListFormat("en", { type: "disjunction" });

const tierNames = { highest: "highest", middle: "middle", lowest: "lowest" } as const;

/** Whom a round asks and when, in a sentence or two. */
export function roundSentence({
  conditions,
  tiers,
  share,
  window,
  whenResting,
  dailyCap,
}: Round["rules"]): string {
  const who = share === 1 ? "Every customer" : `${percent(share)} of customers`;
  const thirds = either.format(tiers.map((tier) => tierNames[tier]));
  const worth = tiers.length === 0 ? "" : ` of the ${thirds} third by value`;
  const only =
    conditions.length === 0 ? "" : `, only if ${both.format(conditions.map(clauseWords))}`;
  const early = whenResting === "delay" ? "or else later" : "or else not at all";
  const hours = window ? [`Messages leave ${windowWords(window)}, by the customer's clock.`] : [];
  const cap =
    dailyCap === null
      ? []
      : [`At most ${dailyCap.toLocaleString("en")} a day; the others on the days after.`];
  const asked = `${who}${worth}${only}, as soon as the contact policy permits, ${early}.`;
  return [asked, ...hours, ...cap].join(" ");
}

export const roundStates: Record<
  Round["status"],
  { words: string; tone: "good" | "neutral" | "warn" | "bad" }
> = {
  counting: { words: "Being counted", tone: "neutral" },
  counted: { words: "Waits for your word", tone: "warn" },
  asking: { words: "Under way", tone: "good" },
  asked: { words: "Asked", tone: "good" },
  cancelling: { words: "Being called off", tone: "warn" },
  cancelled: { words: "Cancelled", tone: "neutral" },
};

const dayFormat = new Intl.DateTimeFormat("en-GB", {
  ...{ weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" },
});
const dayMilliseconds = 86_400_000;

/** From when until when messages leave, and how many on the busiest day; nothing where there are none. */
export function daysSentence({ days }: Tally): string | undefined {
  const all = Object.entries(days).map(([day, count]) => ({ day: Number(day), count }));
  if (all.length === 0) return undefined;
  const [first, last] = [Math.min, Math.max].map((pick) => pick(...all.map(({ day }) => day)));
  const said = (day = 0) => dayFormat.format(new Date(day * dayMilliseconds));
  const most = Math.max(...all.map(({ count }) => count)).toLocaleString("en");
  if (first === last) return `All of them on ${said(first)}.`;
  return `From ${said(first)} to ${said(last)}, at most ${most} a day.`;
}
