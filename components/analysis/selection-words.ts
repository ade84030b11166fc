import type { PageQuestion } from "@/lib/analysis/page-question";
import { nameOfKey } from "@/lib/ground/name-of-key";

const dates = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const day = (text: string) => dates.format(new Date(`${text}T00:00:00Z`));

const tiers = { high: "highest", middle: "middle", low: "lowest" };

/** A selection in words: "1 Mar 2026 – 31 Mar 2026, North", or "Everything". */
export function selectionWords(
  { from, to, survey, touchpoint, channel, team, segment, tier }: PageQuestion,
  surveys: readonly { id: string; name: string }[],
): string {
  const nameOf = (id: string) => surveys.find((each) => each.id === id)?.name ?? "another survey";
  const parts = [
    time(from, to),
    ...(survey ?? []).map(nameOf),
    ...[touchpoint?.map(nameOfKey), channel?.map(nameOfKey), team, segment].flatMap((names) =>
      names ? [names.join(" or ")] : [],
    ),
    ...(tier ? [`${tier.map((each) => tiers[each]).join(" or ")} third by value`] : []),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "Everything";
}

function time(from: string | undefined, to: string | undefined): string {
  if (from && to) return from === to ? day(from) : `${day(from)} – ${day(to)}`;
  if (from) return `since ${day(from)}`;
  return to ? `until ${day(to)}` : "";
}
