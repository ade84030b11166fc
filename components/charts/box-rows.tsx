import { AxisFoot } from "@/components/charts/axis-foot";
import { linear, ticks } from "@/lib/drawing/scale";

export interface BoxRow {
  key: string;
  label: string;
  n: string;
  /** Absent when the group is too small to be shown. */
  box?: { p10: number; q25: number; median: number; q75: number; p90: number; mean: number };
  /** The numbers in words. */
  text: string;
}

interface BoxRowsProps {
  caption: string;
  headings: readonly [string, string, string, string];
  rows: readonly BoxRow[];
  format: (value: number) => string;
  formatMean: (value: number) => string;
}

const percent = (share: number) => `${(100 * share).toFixed(3)}%`;

/**
 * One box per row: whiskers from the 10th to the 90th percentile, the box from quarter to quarter,
 * a line at the median, a dot at the mean. Drawn here: the charts' library has no boxes.
 */
export function BoxRows({ caption, headings, rows, format, formatMean }: BoxRowsProps) {
  const boxes = rows.flatMap(({ box }) => box ?? []);
  const low = Math.min(...boxes.map((box) => box.p10));
  const high = Math.max(...boxes.map((box) => box.p90));
  const marks = boxes.length > 0 ? ticks(low, high, 5) : [];
  const x = linear([marks[0] ?? 0, marks.at(-1) ?? 1], [0, 1]);
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="text-xs text-ink-muted [&>th]:pb-1 [&>th]:font-medium">
          <th scope="col" className="text-left">
            {headings[0]}
          </th>
          <th scope="col" className="w-3/5 text-left">
            {headings[1]}
          </th>
          <th scope="col" className="pl-4 text-right">
            {headings[2]}
          </th>
          <th scope="col" className="pl-4 text-right max-sm:hidden">
            {headings[3]}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className="border-t border-line">
            <th scope="row" className="py-2 pr-4 text-left font-medium whitespace-nowrap">
              {row.label}
            </th>
            <td className="relative h-9 p-0">
              {marks.map((mark) => (
                <span
                  aria-hidden
                  key={mark}
                  className="absolute inset-y-0 w-px bg-line"
                  style={{ left: percent(x(mark)) }}
                />
              ))}
              {row.box ? (
                <Box box={row.box} x={x} />
              ) : (
                <span className="relative px-2 text-xs text-ink-muted">too few to be shown</span>
              )}
              <span className="sr-only">{row.text}</span>
            </td>
            <td className="pl-4 text-right text-ink-muted tabular-nums">{row.n}</td>
            <td className="pl-4 text-right tabular-nums max-sm:hidden">
              {row.box ? formatMean(row.box.mean) : "–"}
            </td>
          </tr>
        ))}
      </tbody>
      <AxisFoot marks={marks} x={x} format={format} columnsBehind={2} />
    </table>
  );
}

function Box({ box, x }: { box: NonNullable<BoxRow["box"]>; x: (value: number) => number }) {
  const { p10, q25, median, q75, p90, mean } = box;
  const span = (from: number, to: number) => ({
    left: percent(x(from)),
    width: percent(x(to) - x(from)),
  });
  return (
    <span aria-hidden>
      <span
        className="absolute top-1/2 h-px -translate-y-1/2 bg-ink-muted"
        style={span(p10, p90)}
      />
      <span
        className="absolute top-1/2 h-4 -translate-y-1/2 rounded-sm border border-up bg-up-soft"
        style={span(q25, q75)}
      />
      <span
        className="absolute top-1/2 h-4 w-0.5 -translate-1/2 bg-up-ink"
        style={{ left: percent(x(median)) }}
      />
      <span
        className="absolute top-1/2 size-1.5 -translate-1/2 rounded-full bg-ink"
        style={{ left: percent(x(mean)) }}
      />
    </span>
  );
}
