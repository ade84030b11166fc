import { classes } from "@/components/ui/classes";
import { axisOf, linear, type ScoreRange, unbroken } from "@/lib/drawing/scale";
import { type PeriodScore, ScoreNumbers } from "./score-numbers";

interface ScoreOverTimeProps {
  /** What is shown, as "NPS by month". */
  title: string;
  periods: readonly PeriodScore[];
  /** The whole range a score can have; the axis covers what is needed of it. */
  range: ScoreRange;
  /** The axis covers all of the range, so that pictures beside each other can be compared. */
  isWhole?: boolean;
  format: (value: number) => string;
  /** How the axis is marked, where marks need fewer digits than scores. */
  formatTick?: (value: number) => string;
}

const percent = (share: number) => `${(100 * share).toFixed(2)}%`;

/** The values an axis has to cover for a period. */
function reach({ value, ciLow, ciHigh, limits }: PeriodScore): number[] {
  if (value === null) return [];
  return [value, ciLow ?? value, ciHigh ?? value, limits?.low ?? value, limits?.high ?? value];
}

/**
 * Scores over time with the band of their intervals, so that noise is seen as noise. It is as wide
 * as there is room, and its words keep their size: drawn here, for the charts' library has no bands.
 */
export function ScoreOverTime(props: ScoreOverTimeProps) {
  const { title, periods, range, isWhole = false, format, formatTick = format } = props;
  const numbers = <ScoreNumbers title={title} periods={periods} format={format} />;
  if (periods.filter(({ value }) => value !== null).length < 2) {
    return (
      <figure>
        <p className="rounded-lg bg-sunken px-4 py-6 text-center text-sm text-ink-muted">
          A course over time needs two periods with enough answers to be shown.
        </p>
        {numbers}
      </figure>
    );
  }
  const axis = axisOf(isWhole ? [range.min, range.max] : periods.flatMap(reach), range);
  const y = linear([axis.max, axis.min], [0, 1]);
  const x = (index: number) => (index + 0.5) / periods.length;
  return (
    <figure>
      <div role="img" aria-label={`${title}; the numbers are in the table below`}>
        <div aria-hidden className="relative mt-2 ml-11 h-48">
          {axis.ticks.map((tick) => (
            <span
              key={tick}
              className={classes(
                "absolute inset-x-0 h-px",
                tick === 0 && axis.min < 0 ? "bg-control" : "bg-line",
              )}
              style={{ top: percent(y(tick)) }}
            >
              <span className="absolute right-full -translate-y-1/2 pr-2 text-xs whitespace-nowrap text-ink-muted tabular-nums">
                {formatTick(tick)}
              </span>
            </span>
          ))}
          <Lines periods={periods} x={x} y={y} />
          {periods.map((period, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a label may come again next year
            <Mark key={index} {...{ period, format }} left={x(index)} y={y} many={periods.length} />
          ))}
        </div>
        <Labels periods={periods} x={x} />
      </div>
      {numbers}
    </figure>
  );
}

interface LinesProps {
  periods: readonly PeriodScore[];
  x: (index: number) => number;
  y: (value: number) => number;
}

/** Band, limits and line in one stretched picture; strokes keep their width. */
function Lines({ periods, x, y }: LinesProps) {
  const at = (index: number, value: number) => `${100 * x(index)},${100 * y(value)}`;
  const runs = unbroken(periods, ({ value }) => value !== null);
  const along = (run: readonly number[], of: (period: PeriodScore) => number | null | undefined) =>
    run.flatMap((index) => {
      const period = periods[index];
      const value = period ? of(period) : null;
      return value === null || value === undefined ? [] : [at(index, value)];
    });
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className="absolute inset-0 size-full overflow-visible"
    >
      {runs.map((run) => {
        const upper = along(run, ({ ciHigh }) => ciHigh);
        const lower = along(run, ({ ciLow }) => ciLow);
        return (
          <g key={run[0]} fill="none" vectorEffect="non-scaling-stroke">
            <polygon
              points={[...upper, ...lower.reverse()].join(" ")}
              fill="var(--accent)"
              fillOpacity="0.14"
            />
            {(["low", "high"] as const).map((end) => (
              <polyline
                key={end}
                points={along(run, ({ limits }) => limits?.[end]).join(" ")}
                stroke="var(--ink-muted)"
                strokeDasharray="2 4"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            <polyline
              points={along(run, ({ value }) => value).join(" ")}
              stroke="var(--accent)"
              strokeWidth="1.5"
              vectorEffect="non-scaling-stroke"
            />
          </g>
        );
      })}
    </svg>
  );
}

interface MarkProps {
  period: PeriodScore;
  left: number;
  y: (value: number) => number;
  many: number;
  format: (value: number) => string;
}

const marks = {
  level: "rounded-full bg-accent",
  up: "rotate-45 bg-up",
  down: "rotate-45 bg-down",
};

/** A dot with the period's numbers; a period that is news stands out by shape and colour. */
function Mark({ period, left, y, many, format }: MarkProps) {
  const { value, ciLow, ciHigh, n, label, news } = period;
  if (value === null) return null;
  const limits = ciLow !== null && ciHigh !== null ? `, ${format(ciLow)} to ${format(ciHigh)}` : "";
  const interval = ciLow !== null && ciHigh !== null && { low: ciLow, high: ciHigh };
  return (
    <>
      {interval && many <= 40 && (
        <span
          className="absolute w-px -translate-x-1/2 bg-accent/45"
          style={{
            left: percent(left),
            top: percent(y(interval.high)),
            height: percent(y(interval.low) - y(interval.high)),
          }}
        />
      )}
      <span
        title={`${label}: ${format(value)}${limits}, n = ${n}`}
        className="absolute flex size-4 -translate-1/2 items-center justify-center"
        style={{ left: percent(left), top: percent(y(value)) }}
      >
        <span
          className={classes(
            "ring-1 ring-surface",
            news ? "size-2.5" : many > 40 ? "size-1" : "size-2",
            marks[news ?? "level"],
          )}
        />
      </span>
    </>
  );
}

/** As many names as there is room for; on a phone half of them. */
function Labels({ periods, x }: Pick<LinesProps, "periods" | "x">) {
  const every = Math.ceil(periods.length / 14);
  return (
    <div aria-hidden className="relative mt-2 ml-11 h-5 text-xs whitespace-nowrap text-ink-muted">
      {periods.map(({ label }, index) =>
        index % every === 0 ? (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a label may come again next year
            key={index}
            className={classes(
              "absolute -translate-x-1/2",
              periods.length > 6 && (index / every) % 3 !== 0 && "max-sm:hidden",
            )}
            style={{ left: percent(x(index)) }}
          >
            {label}
          </span>
        ) : null,
      )}
    </div>
  );
}
