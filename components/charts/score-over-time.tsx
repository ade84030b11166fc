/** One period's score; without its numbers when too few answered to show them. */
export interface PeriodScore {
  label: string;
  n: number;
  value: number | null;
  ciLow: number | null;
  ciHigh: number | null;
}

interface ScoreOverTimeProps {
  /** What is shown, as "NPS by month". */
  title: string;
  periods: readonly PeriodScore[];
  /** The whole range a score can have; the axis covers what is needed of it. */
  range: { min: number; max: number; step: number };
  format: (value: number) => string;
}

const height = 220;
const top = 16;
const bottom = 28;
const left = 44;
const right = 12;
const usualWidth = 720;
const narrowestSlot = 13;

/** Scores over time, each with its interval: a dot and a bar, so that noise is seen as noise. */
export function ScoreOverTime({ title, periods, range, format }: ScoreOverTimeProps) {
  const axis = axisOf(periods, range);
  const y = (value: number) =>
    top + ((axis.max - value) / (axis.max - axis.min)) * (height - top - bottom);
  const width = Math.max(usualWidth, left + periods.length * narrowestSlot + right);
  const slot = (width - left - right) / periods.length;
  const x = (index: number) => left + (index + 0.5) * slot;
  const lines = unbroken(periods.map(({ value }, i) => value !== null && `${x(i)},${y(value)}`));
  const labelEvery = Math.ceil(56 / slot);
  return (
    <figure>
      {/* Reversed, so that where there is too little room the newest is seen first. */}
      <section
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region needs the keyboard
        tabIndex={0}
        className="flex flex-row-reverse overflow-x-auto"
      >
        <svg
          role="img"
          aria-label={`${title}; the numbers are in the table below`}
          viewBox={`0 0 ${width} ${height}`}
          className="block w-full shrink-0 text-ink-muted"
          style={{ minWidth: width * 0.8 }}
        >
          {axis.ticks.map((tick) => (
            <g key={tick}>
              <line
                x1={left}
                x2={width}
                y1={y(tick)}
                y2={y(tick)}
                stroke={tick === 0 ? "var(--control)" : "var(--line)"}
              />
              <text x={left - 8} y={y(tick) + 4} textAnchor="end" fontSize="11" fill="currentColor">
                {format(tick)}
              </text>
            </g>
          ))}
          {lines.map((points) => (
            <polyline
              key={points}
              points={points}
              fill="none"
              stroke="var(--accent)"
              strokeWidth="1.5"
            />
          ))}
          {periods.map((period, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a label may come again next year
            <g key={index}>
              <PeriodMark period={period} x={x(index)} y={y} format={format} />
              {index % labelEvery === 0 && (
                <text
                  x={x(index)}
                  y={height - 8}
                  textAnchor="middle"
                  fontSize="11"
                  fill="currentColor"
                >
                  {period.label}
                </text>
              )}
            </g>
          ))}
        </svg>
      </section>
      <NumbersTable title={title} periods={periods} format={format} />
    </figure>
  );
}

interface PeriodMarkProps {
  period: PeriodScore;
  x: number;
  y: (value: number) => number;
  format: (value: number) => string;
}

function PeriodMark({ period, x, y, format }: PeriodMarkProps) {
  const { value, ciLow, ciHigh, n, label } = period;
  if (value === null) return null;
  const interval = ciLow !== null && ciHigh !== null && { low: ciLow, high: ciHigh };
  const words = interval ? `, ${format(interval.low)} to ${format(interval.high)}` : "";
  return (
    <g>
      <title>{`${label}: ${format(value)}${words}, n = ${n}`}</title>
      {interval && (
        <line
          x1={x}
          x2={x}
          y1={y(interval.low)}
          y2={y(interval.high)}
          stroke="var(--accent)"
          strokeWidth="6"
          strokeOpacity="0.25"
          strokeLinecap="round"
        />
      )}
      <circle cx={x} cy={y(value)} r="4" fill="var(--accent)" stroke="var(--surface)" />
    </g>
  );
}

function NumbersTable({
  title,
  periods,
  format,
}: Pick<ScoreOverTimeProps, "title" | "periods" | "format">) {
  return (
    <details className="mt-2 text-xs text-ink-muted">
      <summary className="w-fit rounded-sm py-1 hover:text-ink">Show the numbers</summary>
      <table className="mt-1 tabular-nums">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            {["Period", "Score", "95 % interval", "Answers"].map((heading) => (
              <th key={heading} scope="col" className="py-1 pr-6 text-left font-medium">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.map(({ label, value, ciLow, ciHigh, n }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a label may come again next year
            <tr key={index}>
              <th scope="row" className="py-0.5 pr-6 text-left font-normal">
                {label}
              </th>
              <td className="pr-6">{value === null ? missing(n) : format(value)}</td>
              <td className="pr-6">
                {ciLow !== null && ciHigh !== null && `${format(ciLow)} to ${format(ciHigh)}`}
              </td>
              <td>{n}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function missing(n: number): string {
  return n === 0 ? "nobody answered" : "too few to show";
}

/** The lines between gaps: neighbouring points belong to one line. */
function unbroken(points: readonly (string | false)[]): string[] {
  return points
    .map((point) => point || "gap")
    .join(" ")
    .split("gap")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The part of the range the intervals need, in whole steps. */
function axisOf(periods: readonly PeriodScore[], range: ScoreOverTimeProps["range"]) {
  const { step } = range;
  const shown = periods.flatMap(({ value, ciLow, ciHigh }) =>
    value === null ? [] : [value, ciLow ?? value, ciHigh ?? value],
  );
  const low = Math.floor(Math.min(range.max, ...shown) / step) * step;
  const high = Math.ceil(Math.max(range.min, ...shown) / step) * step;
  const min = Math.max(range.min, shown.length === 0 ? range.min : low);
  const max = Math.min(range.max, Math.max(high, min + step));
  const count = Math.round((max - min) / step);
  const every = Math.ceil(count / 6);
  const ticks = Array.from({ length: count + 1 }, (_, index) => min + index * step);
  return { min, max, ticks: ticks.filter((_, index) => index % every === 0) };
}
