import { dayWords } from "@/components/asking/day-words";
import type { Simulation } from "@/lib/touchpoints/simulation-shapes";

type Days = Simulation["byDay"];

/** Asks day by day: bars as they would be, a line across where they are now. */
export function SimulatedDays({ days }: { days: Days }) {
  if (days.length === 0) return null;
  const most = Math.max(...days.map(({ before, after }) => Math.max(before, after)));
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="flex flex-wrap justify-between gap-x-4 text-xs text-ink-muted">
        <span className="flex flex-wrap items-center gap-x-4">
          <span className="flex items-center gap-1.5">
            <span aria-hidden className="size-2.5 rounded-xs bg-accent" /> Asks due a day
          </span>
          <span className="flex items-center gap-1.5">
            <span aria-hidden className="h-0.5 w-3 bg-ink" /> by the rules now
          </span>
        </span>
        <span className="tabular-nums">{`at most ${most.toLocaleString("en")}`}</span>
      </figcaption>
      <ol className="flex h-28 items-end gap-px border-b border-line">
        {days.map((one) => (
          <Day key={one.day} {...one} most={most} />
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

function Day({ day, before, after, most }: Days[number] & { most: number }) {
  const words = `${dayWords(day)}: ${after}, by the rules now ${before}`;
  const height = (count: number) => `${(100 * count) / most}%`;
  return (
    <li title={words} className="relative flex h-full min-w-0 flex-1 flex-col justify-end">
      <span className="sr-only">{words}</span>
      <span aria-hidden className="bg-accent/70" style={{ height: height(after) }} />
      {before > 0 && (
        <span
          aria-hidden
          className="absolute inset-x-0 h-0.5 bg-ink"
          style={{ bottom: height(before) }}
        />
      )}
    </li>
  );
}
