interface AxisFootProps {
  marks: readonly number[];
  /** Where a value lies, from 0 to 1. */
  x: (value: number) => number;
  format: (value: number) => string;
  /** Columns behind the drawn one. */
  columnsBehind: number;
  className?: string;
}

/** The marks of the axis under the drawn column of a table, whose first column names the rows. */
export function AxisFoot({ marks, x, format, columnsBehind, className }: AxisFootProps) {
  return (
    <tfoot aria-hidden className={className}>
      <tr>
        <td />
        <td className="relative h-6 text-xs text-ink-muted">
          {marks.map((mark) => (
            <span
              key={mark}
              className="absolute top-1 -translate-x-1/2"
              style={{ left: `${(100 * x(mark)).toFixed(3)}%` }}
            >
              {format(mark)}
            </span>
          ))}
        </td>
        <td colSpan={columnsBehind} />
      </tr>
    </tfoot>
  );
}
