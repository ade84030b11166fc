import type { ReactNode } from "react";
import { AxisFoot } from "@/components/charts/axis-foot";
import { classes } from "@/components/ui/classes";
import { linear, ticks } from "@/lib/drawing/scale";

/** One end of a row: how far it goes from zero, with its interval. */
export interface Arm {
  value: number;
  low: number;
  high: number;
  /** Beyond chance; the others step back. */
  sure: boolean;
  text: string;
}

export interface DivergingRow {
  key: string;
  label: ReactNode;
  arms: readonly [Arm, Arm];
}

interface DivergingBarsProps {
  /** What the table holds, for screen readers. */
  caption: string;
  /** Headings: the rows', then those of the two arms. */
  headings: readonly [string, string, string];
  rows: readonly DivergingRow[];
  format: (value: number) => string;
}

const percent = (share: number) => `${(100 * share).toFixed(3)}%`;
const looks = ["bg-down", "bg-up"] as const;

/** Two bars per row on one axis around zero, each with its interval, and their numbers beside. */
export function DivergingBars({ caption, headings, rows, format }: DivergingBarsProps) {
  const ends = rows.flatMap(({ arms }) => arms.flatMap(({ low, high }) => [low, high]));
  const marks = ticks(Math.min(0, ...ends), Math.max(0, ...ends), 5);
  const x = linear([marks[0] ?? -1, marks.at(-1) ?? 1], [0, 1]);
  return (
    <table className="w-full border-collapse text-sm max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:sr-only">
        <tr className="text-xs text-ink-muted [&>th]:pb-1 [&>th]:font-medium">
          <th scope="col" className="text-left">
            {headings[0]}
          </th>
          <td aria-hidden className="w-[42%]" />
          <th scope="col" className="pl-4 text-right">
            {headings[1]}
          </th>
          <th scope="col" className="pl-4 text-right">
            {headings[2]}
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map(({ key, label, arms }) => (
          <tr
            key={key}
            className="border-t border-line max-sm:grid max-sm:grid-cols-2 max-sm:py-1.5"
          >
            <th
              scope="row"
              className="py-2 pr-4 text-left font-normal max-sm:col-span-2 max-sm:py-0.5 print:py-0.5"
            >
              {label}
            </th>
            <td
              aria-hidden
              className="relative h-9 p-0 print:h-7 max-sm:order-4 max-sm:col-span-2 max-sm:block"
            >
              {marks.map((mark) => (
                <span
                  key={mark}
                  className={classes(
                    "absolute inset-y-0 w-px",
                    mark === 0 ? "bg-control" : "bg-line",
                  )}
                  style={{ left: percent(x(mark)) }}
                />
              ))}
              {arms.map((arm, k) => (
                <ArmBar key={looks[k]} arm={arm} look={looks[k] ?? "bg-up"} x={x} upper={k === 0} />
              ))}
            </td>
            {arms.map(({ text, sure }, k) => (
              <td
                key={looks[k]}
                className={classes(
                  "py-2 pl-4 text-right whitespace-nowrap tabular-nums max-sm:py-0.5 max-sm:pl-0 print:py-0.5",
                  k === 0 && "max-sm:text-left",
                  sure ? "text-ink" : "text-ink-muted",
                )}
              >
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <AxisFoot marks={marks} x={x} format={format} columnsBehind={2} className="max-sm:hidden" />
    </table>
  );
}

interface ArmBarProps {
  arm: Arm;
  look: string;
  x: (value: number) => number;
  upper: boolean;
}

function ArmBar({ arm: { value, low, high, sure }, look, x, upper }: ArmBarProps) {
  const span = (from: number, to: number) => ({
    left: percent(x(Math.min(from, to))),
    width: percent(Math.abs(x(to) - x(from))),
  });
  const height = upper ? "top-[30%]" : "top-[70%]";
  return (
    <>
      <span
        className={classes("absolute h-2.5 -translate-y-1/2", height, sure ? look : "bg-level/40")}
        style={span(0, value)}
      />
      <span
        className={classes("absolute h-0.5 -translate-y-1/2 bg-ink", height)}
        style={span(low, high)}
      />
    </>
  );
}
