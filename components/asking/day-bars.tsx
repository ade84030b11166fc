import { dayWords } from "@/components/asking/day-words";
import type { DecisionCounts } from "@/lib/touchpoints/ledger-shapes";

interface Day {
  day: string;
  asked: number;
  others: number;
}

/** Day by day, how many were asked and how many were not; zero is the floor. */
export function DayBars({ counts }: { counts: DecisionCounts["data"] }) {
  const days = daysOf(counts);
  const most = Math.max(1, ...days.map(({ asked, others }) => asked + others));
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="flex justify-between gap-4 text-xs text-ink-muted">
        <span>Interactions a day: asked below, not asked above</span>
        <span className="tabular-nums">{`at most ${most.toLocaleString("en")}`}</span>
      </figcaption>
      <ol className="flex h-32 items-end gap-px border-b border-line">
        {days.map(({ day, asked, others }) => (
          <li
            key={day}
            title={`${dayWords(day)}: ${asked} asked, ${others} not asked`}
            className="flex h-full min-w-0 flex-1 flex-col justify-end"
          >
            <span className="sr-only">{`${dayWords(day)}: ${asked} asked, ${others} not asked`}</span>
            <span aria-hidden className="bg-level" style={{ height: share(others, most) }} />
            <span aria-hidden className="bg-accent" style={{ height: share(asked, most) }} />
          </li>
        ))}
      </ol>
      <p aria-hidden className="flex justify-between text-xs text-ink-muted tabular-nums">
        {[...new Set([days[0], days.at(-1)])].map(
          (end) => end && <span key={end.day}>{dayWords(end.day)}</span>,
        )}
      </p>
    </figure>
  );
}

const share = (count: number, most: number) => `${(100 * count) / most}%`;

function daysOf(counts: DecisionCounts["data"]): Day[] {
  const days = new Map<string, Day>();
  for (const { day, reason, count } of counts) {
    const known = days.get(day) ?? { day, asked: 0, others: 0 };
    if (reason === "invited") known.asked += count;
    else known.others += count;
    days.set(day, known);
  }
  return [...days.values()];
}
