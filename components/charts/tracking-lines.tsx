import { classes } from "@/components/ui/classes";
import { linear, ticks } from "@/lib/drawing/scale";

export interface TrackedMoment {
  at: number;
  actual: number;
  expected: number;
}

interface TrackingLinesProps {
  /** What is shown, for screen readers; the numbers must stand in a table beside it. */
  title: string;
  moments: readonly TrackedMoment[];
  /** Where foresight begins, and what stands there. */
  since: { at: number; label: string };
  names: { actual: string; expected: string };
  /** Of the time axis, as "weeks". */
  unit: string;
  format(value: number): string;
}

const percent = (share: number) => `${(100 * share).toFixed(2)}%`;

/** What came and what was expected, added up over time: what was seen on the left, foresight on the right. */
export function TrackingLines(props: TrackingLinesProps) {
  const { title, moments, since, names, unit, format } = props;
  const last = Math.max(1, ...moments.map(({ at }) => at));
  const levels = ticks(0, Math.max(1, ...moments.flatMap((m) => [m.actual, m.expected])), 4);
  const x = linear([0, last], [0, 1]);
  const y = linear([levels.at(-1) ?? 1, 0], [0, 1]);
  const line = (of: (moment: TrackedMoment) => number) =>
    moments.map((moment) => `${100 * x(moment.at)},${100 * y(of(moment))}`).join(" ");
  const marks = ticks(0, last, 5).filter((mark) => mark <= last);
  return (
    <div role="img" aria-label={title}>
      <p aria-hidden className="flex flex-wrap gap-x-4 text-xs text-ink-muted">
        <span className="flex items-center gap-1.5">
          <span className="h-0.5 w-4 bg-ink" />
          {names.actual}
        </span>
        <span className="flex items-center gap-1.5">
          <span className="w-4 border-t-2 border-dashed border-accent" />
          {names.expected}
        </span>
      </p>
      <div aria-hidden className="relative mt-3 ml-12 h-52">
        {levels.map((level) => (
          <span
            key={level}
            className="absolute inset-x-0 h-px bg-line"
            style={{ top: percent(y(level)) }}
          >
            <span className="absolute right-full -translate-y-1/2 pr-2 text-xs whitespace-nowrap text-ink-muted tabular-nums">
              {format(level)}
            </span>
          </span>
        ))}
        <span
          className="absolute inset-y-0 right-0 border-l border-line bg-sunken"
          style={{ left: percent(x(since.at)) }}
        >
          <span className="absolute top-1 left-1.5 text-xs whitespace-nowrap text-ink-muted max-sm:hidden">
            {since.label}
          </span>
        </span>
        <svg
          aria-hidden
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
        >
          <polyline
            points={line(({ actual }) => actual)}
            fill="none"
            className="stroke-ink"
            strokeWidth="1.75"
            vectorEffect="non-scaling-stroke"
          />
          <polyline
            points={line(({ expected }) => expected)}
            fill="none"
            className="stroke-accent"
            strokeWidth="1.75"
            strokeDasharray="6 4"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </div>
      <div aria-hidden className="relative mt-2 ml-12 h-5 text-xs text-ink-muted">
        {marks.map((mark, k) => (
          <span
            key={mark}
            className={classes("absolute whitespace-nowrap", k > 0 && "-translate-x-1/2")}
            style={{ left: percent(x(mark)) }}
          >
            {k === 0 ? `0 ${unit}` : mark}
          </span>
        ))}
      </div>
    </div>
  );
}
