import { dayWords } from "@/components/asking/day-words";
import { ReasonsByDay } from "@/components/asking/reasons-by-day";
import type { DecisionCounts } from "@/lib/touchpoints/ledger-shapes";
import { reasonWords } from "@/lib/touchpoints/reason-words";
import type { SuppressionReason } from "@/lib/touchpoints/sampling";

interface Day {
  day: string;
  counted: number;
  others: number;
}

interface DayBarsProps {
  counts: DecisionCounts["data"];
  /** The reason whose share of each day is shown; who was asked where none is chosen. */
  chosen: SuppressionReason | "invited" | undefined;
}

/** Day by day, how often a reason decided and how often the others did; zero is the floor. */
export function DayBars({ counts, chosen = "invited" }: DayBarsProps) {
  const days = daysOf(counts, chosen);
  const most = Math.max(1, ...days.map(({ counted, others }) => counted + others));
  const [name, rest] =
    chosen === "invited" ? ["asked", "not asked"] : [reasonWords[chosen], "all others"];
  const words = ({ day, counted, others }: Day) =>
    `${dayWords(day)}: ${counted} ${name}, ${others} ${rest}`;
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="flex justify-between gap-4 text-xs text-ink-muted">
        <span>{`Interactions a day: ${name} below, ${rest} above`}</span>
        <span className="tabular-nums">{`at most ${most.toLocaleString("en")}`}</span>
      </figcaption>
      <ol className="flex h-32 items-end gap-px border-b border-line">
        {days.map((one) => (
          <li
            key={one.day}
            title={words(one)}
            className="flex h-full min-w-0 flex-1 flex-col justify-end"
          >
            <span className="sr-only">{words(one)}</span>
            <span aria-hidden className="bg-level" style={{ height: share(one.others, most) }} />
            <span aria-hidden className="bg-accent" style={{ height: share(one.counted, most) }} />
          </li>
        ))}
      </ol>
      <p aria-hidden className="flex justify-between text-xs text-ink-muted tabular-nums">
        {[...new Set([days[0], days.at(-1)])].map(
          (end) => end && <span key={end.day}>{dayWords(end.day)}</span>,
        )}
      </p>
      <ReasonsByDay counts={counts} />
    </figure>
  );
}

const share = (count: number, most: number) => `${(100 * count) / most}%`;

function daysOf(counts: DecisionCounts["data"], chosen: string): Day[] {
  const days = new Map<string, Day>();
  for (const { day, reason, count } of counts) {
    const known = days.get(day) ?? { day, counted: 0, others: 0 };
    if (reason === chosen) known.counted += count;
    else known.others += count;
    days.set(day, known);
  }
  return [...days.values()];
}
