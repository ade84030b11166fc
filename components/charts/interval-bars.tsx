import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import { linear, ticks } from "@/lib/drawing/scale";

export interface IntervalBar {
  key: string;
  label: ReactNode;
  value: number;
  low: number | null;
  high: number | null;
  /** Value and interval in words, at the end of the row. */
  text: string;
  /** Drawn in full colour; the others step back. */
  strong: boolean;
}

interface IntervalBarsProps {
  /** What the table holds, for screen readers. */
  caption: string;
  /** Headings of the three columns. */
  headings: readonly [string, string, string];
  bars: readonly IntervalBar[];
  /** A line that chance reaches. */
  threshold?: { value: number; label: string };
  format: (value: number) => string;
}

const percent = (share: number) => `${(100 * share).toFixed(3)}%`;

/**
 * Bars from zero, each with its interval: a table, so that it can be read without seeing. Drawn
 * here because the charts' library has no intervals on bars.
 */
export function IntervalBars({ caption, headings, bars, threshold, format }: IntervalBarsProps) {
  const highest = Math.max(...bars.map(({ value, high }) => high ?? value), threshold?.value ?? 0);
  const marks = ticks(0, highest, 4);
  const end = marks.at(-1) ?? 1;
  const x = linear([0, end], [0, 1]);
  return (
    <div className="@container">
      <table className="w-full border-collapse text-sm @max-md:block">
        <caption className="sr-only">{caption}</caption>
        <thead className="@max-md:sr-only">
          <tr className="text-xs text-ink-muted">
            <th scope="col" className="pb-1 text-left font-medium">
              {headings[0]}
            </th>
            <th scope="col" className="w-[52%] pb-1 text-left font-medium">
              {headings[1]}
            </th>
            <th scope="col" className="pb-1 pl-4 text-right font-medium">
              {headings[2]}
            </th>
          </tr>
        </thead>
        <tbody className="@max-md:block">
          {bars.map((bar) => (
            <Row key={bar.key} bar={bar} x={x} marks={marks} threshold={threshold?.value} />
          ))}
        </tbody>
        <tfoot aria-hidden className="@max-md:hidden">
          <tr>
            <td />
            <td className="relative h-6 text-xs text-ink-muted">
              {marks.map((mark, k) => (
                <span
                  key={mark}
                  className={classes(
                    "absolute top-1 whitespace-nowrap",
                    k === 0
                      ? ""
                      : k === marks.length - 1
                        ? "-translate-x-full"
                        : "-translate-x-1/2",
                  )}
                  style={{ left: percent(x(mark)) }}
                >
                  {format(mark)}
                </span>
              ))}
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
      {threshold && (
        <p className="mt-2 flex items-center gap-2 text-xs text-ink-muted">
          <span
            aria-hidden
            className="inline-block h-3 border-l-2 border-dotted border-ink-muted"
          />
          {threshold.label}
        </p>
      )}
    </div>
  );
}

interface RowProps {
  bar: IntervalBar;
  x: (value: number) => number;
  marks: readonly number[];
  threshold: number | undefined;
}

function Row({ bar, x, marks, threshold }: RowProps) {
  const { label, value, low, high, text, strong } = bar;
  return (
    <tr className="border-t border-line @max-md:grid @max-md:grid-cols-[1fr_auto] @max-md:py-1.5">
      <th scope="row" className="py-2 pr-4 text-left font-normal @max-md:py-0.5 print:py-0.5">
        {label}
      </th>
      <td className="relative h-9 p-0 print:h-7 @max-md:order-3 @max-md:col-span-2 @max-md:block @max-md:h-6">
        {marks.map((mark) => (
          <span
            aria-hidden
            key={mark}
            className={classes("absolute inset-y-0 w-px", mark === 0 ? "bg-control" : "bg-line")}
            style={{ left: percent(x(mark)) }}
          />
        ))}
        <span
          aria-hidden
          className={classes(
            "absolute top-1/2 left-0 h-3.5 -translate-y-1/2 rounded-r-sm",
            strong ? "bg-up" : "bg-level/45",
          )}
          style={{ width: percent(x(value)) }}
        />
        {low !== null && high !== null && (
          <span
            aria-hidden
            className="absolute top-1/2 h-2 -translate-y-1/2 border-x-[1.5px] border-ink after:absolute after:inset-x-0 after:top-1/2 after:h-[1.5px] after:-translate-y-1/2 after:bg-ink"
            style={{ left: percent(x(low)), width: percent(x(high) - x(low)) }}
          />
        )}
        {threshold !== undefined && (
          <span
            aria-hidden
            className="absolute inset-y-0 border-l-2 border-dotted border-ink-muted"
            style={{ left: percent(x(threshold)) }}
          />
        )}
      </td>
      <td className="py-2 pl-4 text-right whitespace-nowrap tabular-nums @max-md:py-0.5 print:py-0.5">
        {text}
      </td>
    </tr>
  );
}
