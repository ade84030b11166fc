import { LevelLines, TimeMarks } from "@/components/charts/plot-axes";
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
        <LevelLines
          levels={levels.map((level) => ({ top: 100 * y(level), text: format(level) }))}
        />
        <span
          className="absolute inset-y-0 right-0 border-l border-line bg-sunken"
          style={{ left: `${100 * x(since.at)}%` }}
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
          <Line points={line(({ actual }) => actual)} className="stroke-ink" />
          <Line points={line(({ expected }) => expected)} className="stroke-accent" dashes="6 4" />
        </svg>
      </div>
      <div aria-hidden className="relative mt-2 ml-12 h-5 text-xs text-ink-muted">
        <TimeMarks marks={marks.map((time) => ({ time, left: 100 * x(time) }))} unit={unit} />
      </div>
    </div>
  );
}

function Line(line: { points: string; className: string; dashes?: string }) {
  return (
    <polyline
      points={line.points}
      fill="none"
      className={line.className}
      strokeWidth="1.75"
      strokeDasharray={line.dashes}
      vectorEffect="non-scaling-stroke"
    />
  );
}
