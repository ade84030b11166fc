import { linear } from "@/lib/drawing/scale";

interface ShareGridProps {
  /** What the table holds, for screen readers. */
  caption: string;
  /** Of the column of names. */
  heading: string;
  columns: readonly { key: string; label: string; note: string }[];
  /** One cell per column; null where nothing can be said. */
  rows: readonly { key: string; label: string; cells: readonly (GridCell | null)[] }[];
}

export interface GridCell {
  value: number;
  low: number;
  high: number;
  text: string;
}

const percent = (share: number) => `${(100 * share).toFixed(3)}%`;

/** The same bars side by side for several groups, all on one scale, each with its interval. */
export function ShareGrid({ caption, heading, columns, rows }: ShareGridProps) {
  const highs = rows.flatMap(({ cells }) => cells.map((cell) => cell?.high ?? 0));
  const x = linear([0, Math.max(0.01, ...highs)], [0, 1]);
  return (
    <table className="w-full border-collapse text-sm max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:sr-only">
        <tr className="text-xs text-ink-muted">
          <th scope="col" className="pb-2 text-left align-bottom font-medium">
            {heading}
          </th>
          {columns.map(({ key, label, note }) => (
            <th
              key={key}
              scope="col"
              className="w-1/4 pb-2 pl-6 text-left align-bottom font-medium"
            >
              {label}
              <span className="block font-normal">{note}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map(({ key, label, cells }) => (
          <tr key={key} className="border-t border-line max-sm:block max-sm:py-2">
            <th scope="row" className="py-2 pr-2 text-left font-normal text-ink max-sm:block">
              {label}
            </th>
            {columns.map((column, k) => (
              <td key={column.key} className="py-2 pl-6 max-sm:block max-sm:py-1 max-sm:pl-0">
                <span className="flex justify-between gap-2 text-xs text-ink-muted tabular-nums">
                  <span className="sm:hidden">{column.label}</span>
                  <span className="whitespace-nowrap">{cells[k]?.text ?? "too few"}</span>
                </span>
                {cells[k] && <Bar cell={cells[k]} x={x} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ cell: { value, low, high }, x }: { cell: GridCell; x: (v: number) => number }) {
  return (
    <span aria-hidden className="relative mt-1 block h-2.5 bg-sunken">
      <span className="absolute inset-y-0 left-0 bg-up" style={{ width: percent(x(value)) }} />
      <span
        className="absolute top-1/2 h-[1.5px] -translate-y-1/2 bg-ink"
        style={{ left: percent(x(low)), width: percent(x(high) - x(low)) }}
      />
    </span>
  );
}
