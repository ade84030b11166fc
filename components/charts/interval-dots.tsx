import { AxisFoot } from "@/components/charts/axis-foot";
import { classes } from "@/components/ui/classes";
import { axisOf, linear, type ScoreRange } from "@/lib/drawing/scale";

export interface DotRow {
  key: string;
  label: string;
  /** Below the label, smaller. */
  detail?: string;
  n: string;
  /** Absent when the group is too small to be shown. */
  dot?: { value: number; low: number; high: number };
  /** What is to be expected of the group, given the others. */
  expected?: { value: number; low: number; high: number };
  /** Value and interval in words. */
  text: string;
  /** How it differs from the rest, in words. */
  note: string;
  /** Why there is no dot. */
  absent?: string;
  /** The difference is beyond chance: drawn in the colour of its direction. */
  tone: "up" | "down" | null;
}

interface IntervalDotsProps {
  /** What the table holds, for screen readers. */
  caption: string;
  /** Headings of the group, the picture, the numbers, n and the note. */
  headings: readonly [string, string, string, string, string];
  /** What stands before the note where headings are not seen, if it does not speak for itself. */
  noteWord?: string;
  rows: readonly DotRow[];
  range: ScoreRange;
  /** A line all rows are compared with. */
  line?: number;
  format: (value: number) => string;
}

const percent = (share: number) => `${(100 * share).toFixed(3)}%`;
const looks = { up: "bg-up", down: "bg-down", none: "bg-level" };

/** One dot per row with its interval on a common axis: a table, so that it can be read unseen. */
export function IntervalDots(props: IntervalDotsProps) {
  const { caption, headings, noteWord, rows, range, line, format } = props;
  const values = rows.flatMap(({ dot, expected }) =>
    [dot, expected].flatMap((each) => (each ? [each.low, each.high] : [])),
  );
  const axis = axisOf(line === undefined ? values : [...values, line], range);
  const x = linear([axis.min, axis.max], [0, 1]);
  return (
    <table className="w-full border-collapse text-sm max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:sr-only">
        <tr className="text-xs text-ink-muted [&>th]:pb-1 [&>th]:text-right [&>th]:font-medium">
          {headings.map((heading, k) => (
            <th
              key={heading}
              scope="col"
              className={classes(k < 2 ? "text-left!" : "pl-4", k === 1 && "w-2/5")}
            >
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row) => (
          <Row
            key={row.key}
            {...{ row, x, line, noteWord }}
            ticks={axis.ticks}
            count={headings[3]}
          />
        ))}
      </tbody>
      <AxisFoot
        marks={axis.ticks}
        x={x}
        format={format}
        columnsBehind={3}
        className="max-sm:hidden"
      />
    </table>
  );
}

/** "n = 981", and "q < 0.001" */
const named = (word: string, value: string) => `${word} ${/^[<>]/.test(value) ? "" : "= "}${value}`;

interface RowProps {
  row: DotRow;
  x: (value: number) => number;
  ticks: readonly number[];
  line: number | undefined;
  /** What stands before n where headings are not seen. */
  count: string;
  noteWord: string | undefined;
}

function Row({ row, x, ticks, line, count, noteWord }: RowProps) {
  const { label, detail, n, dot, expected, text, note, tone, absent = "too few to be shown" } = row;
  const numbers = "py-2 pl-4 text-right whitespace-nowrap tabular-nums max-sm:p-0";
  return (
    <tr className="border-t border-line max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:gap-x-3 max-sm:py-2">
      <th
        scope="row"
        className="max-w-52 truncate py-2 pr-4 text-left font-normal text-ink max-sm:p-0 max-sm:whitespace-normal"
      >
        {label}
        {detail && <span className="block text-xs whitespace-normal text-ink-muted">{detail}</span>}
      </th>
      <td
        aria-hidden
        className="relative h-9 p-0 max-sm:order-5 max-sm:col-span-2 max-sm:block max-sm:h-7"
      >
        {ticks.map((tick) => (
          <span
            key={tick}
            className="absolute inset-y-0 w-px bg-line"
            style={{ left: percent(x(tick)) }}
          />
        ))}
        {line !== undefined && (
          <span
            className="absolute inset-y-0 border-l border-dashed border-ink-muted"
            style={{ left: percent(x(line)) }}
          />
        )}
        {expected && (
          <span
            className="absolute top-1/2 h-3 -translate-y-1/2 rounded-sm bg-accent/20"
            style={{
              left: percent(x(expected.low)),
              width: percent(x(expected.high) - x(expected.low)),
            }}
          />
        )}
        {dot && (
          <>
            <span
              className={classes("absolute top-1/2 h-0.5 -translate-y-1/2", looks[tone ?? "none"])}
              style={{ left: percent(x(dot.low)), width: percent(x(dot.high) - x(dot.low)) }}
            />
            <span
              className={classes(
                "absolute top-1/2 size-2.5 -translate-1/2 rounded-full ring-1 ring-surface",
                looks[tone ?? "none"],
              )}
              style={{ left: percent(x(dot.value)) }}
            />
          </>
        )}
        {!dot && (
          <span className="relative px-2 text-xs leading-9 text-ink-muted max-sm:leading-7">
            {absent}
          </span>
        )}
      </td>
      <td className={numbers}>{text}</td>
      <td className={classes(numbers, "text-ink-muted max-sm:order-4")}>
        {n !== "" && <span className="sm:hidden">{named(count, n)}</span>}
        <span className="max-sm:hidden">{n}</span>
      </td>
      <td className={classes(numbers, "max-sm:text-left", tone ? "text-ink" : "text-ink-muted")}>
        {noteWord && note !== "" ? (
          <>
            <span className="sm:hidden">{named(noteWord, note)}</span>
            <span className="max-sm:hidden">{note}</span>
          </>
        ) : (
          note
        )}
      </td>
    </tr>
  );
}
