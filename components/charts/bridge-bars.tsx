import { classes } from "@/components/ui/classes";
import { linear } from "@/lib/drawing/scale";

export interface BridgeStep {
  key: string;
  label: string;
  /** An amount that stands for itself, or a change upon what was before. */
  kind: "level" | "change";
  value: number;
  /** The amount in words, and what stands behind it, empty for nothing. */
  text: string;
  note: string;
}

interface BridgeBarsProps {
  /** What the table holds, for screen readers. */
  caption: string;
  /** Headings of the rows, the amounts and the notes. */
  headings: readonly [string, string, string];
  steps: readonly BridgeStep[];
}

/** From one amount to another through its changes, each bar beginning where the last one ended. */
export function BridgeBars({ caption, headings, steps }: BridgeBarsProps) {
  const noted = steps.some(({ note }) => note !== "");
  const spans = spansOf(steps);
  const ends = spans.flatMap(({ from, to }) => [from, to]);
  const x = linear([Math.min(0, ...ends), Math.max(1, ...ends)], [0, 100]);
  return (
    <table className="w-full border-collapse text-sm max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:sr-only">
        <tr className="text-xs text-ink-muted [&>th]:pb-1 [&>th]:font-medium">
          <th scope="col" className="text-left">
            {headings[0]}
          </th>
          <td aria-hidden className="w-[46%]" />
          <th scope="col" className="pl-4 text-right">
            {headings[1]}
          </th>
          {noted && (
            <th scope="col" className="pl-4 text-right">
              {headings[2]}
            </th>
          )}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {steps.map(({ key, label, kind, value, text, note }, k) => (
          <tr
            key={key}
            className="border-t border-line max-sm:grid max-sm:grid-cols-2 max-sm:py-1.5"
          >
            <th
              scope="row"
              className="py-2 pr-4 text-left font-normal whitespace-nowrap max-sm:py-0.5"
            >
              {label}
            </th>
            <td
              aria-hidden
              className="relative h-9 p-0 max-sm:order-4 max-sm:col-span-2 max-sm:block max-sm:h-6"
            >
              <span
                className={classes(
                  "absolute top-1/2 h-4 -translate-y-1/2 rounded-xs",
                  kind === "level" ? "bg-level" : value < 0 ? "bg-down" : "bg-up",
                )}
                style={barOf(spans[k], x)}
              />
            </td>
            <td className="py-2 pl-4 text-right font-medium whitespace-nowrap tabular-nums max-sm:py-0.5">
              {text}
            </td>
            {noted && (
              <td className="py-2 pl-4 text-right whitespace-nowrap text-ink-muted tabular-nums max-sm:col-span-2 max-sm:py-0.5 max-sm:pl-0 max-sm:text-left">
                {note}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface BarSpan {
  from: number;
  to: number;
}

function spansOf(steps: readonly BridgeStep[]): BarSpan[] {
  let reached = 0;
  return steps.map(({ kind, value }) => {
    const from = kind === "level" ? 0 : reached;
    reached = from + value;
    return { from, to: reached };
  });
}

function barOf(span: BarSpan | undefined, x: (value: number) => number) {
  const { from, to } = span ?? { from: 0, to: 0 };
  const start = x(Math.min(from, to));
  // A change too small to be seen keeps a hair's breadth.
  const width = Math.max(0.4, Math.abs(x(to) - x(from)));
  return { left: `${start.toFixed(3)}%`, width: `${width.toFixed(3)}%` };
}
