import { LevelLines } from "@/components/charts/plot-axes";
import { figure } from "@/lib/analysis/figures";
import { linear, ticks } from "@/lib/drawing/scale";
import type { MonthValue } from "@/lib/value/people/shapes";

interface ValueHistoryProps {
  months: readonly MonthValue[];
  currency: string;
}

/** The estimates of the months, with their limits as a band. */
export function ValueHistory({ months, currency }: ValueHistoryProps) {
  const all = months.flatMap(({ clvLow, clvHigh }) => [clvLow, clvHigh]);
  const levels = ticks(Math.min(0, ...all), Math.max(1, ...all), 3);
  const x = linear([0, months.length - 1], [0, 100]);
  const y = linear([levels.at(-1) ?? 1, levels[0] ?? 0], [0, 100]);
  const point = (i: number, value: number) => `${x(i)},${y(value)}`;
  const band = [
    ...months.map(({ clvHigh }, i) => point(i, clvHigh)),
    ...months.map(({ clvLow }, i) => point(i, clvLow)).reverse(),
  ];
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return null;
  return (
    <figure>
      <figcaption className="text-xs text-ink-muted">
        Estimates by month, {currency}, with 95 % limits
      </figcaption>
      <div
        role="img"
        aria-label={`From ${figure(first.clv)} in ${monthOf(first)} to ${figure(last.clv)} in ${monthOf(last)}`}
      >
        <div aria-hidden className="relative mt-3 ml-12 h-28">
          <LevelLines levels={levels.map((level) => ({ top: y(level), text: figure(level) }))} />
          <svg
            aria-hidden
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            <polygon points={band.join(" ")} className="fill-accent/15" />
            <polyline
              points={months.map(({ clv }, i) => point(i, clv)).join(" ")}
              fill="none"
              className="stroke-accent"
              strokeWidth="1.75"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
        </div>
        <p aria-hidden className="mt-1.5 ml-12 flex justify-between text-xs text-ink-muted">
          <span>{monthOf(first)}</span>
          <span>{monthOf(last)}</span>
        </p>
      </div>
    </figure>
  );
}

const monthOf = ({ month }: MonthValue) =>
  new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(month),
  );
