import { linear } from "@/lib/drawing/scale";

export interface TornadoBar {
  key: string;
  label: string;
  low: number;
  high: number;
  /** What the two ends stand for: "half", "one and a half". */
  lowLabel: string;
  highLabel: string;
}

interface TornadoProps {
  caption: string;
  /** What it is without any of them. */
  middle: number;
  bars: readonly TornadoBar[];
  format(value: number): string;
}

const percent = (share: number) => `${(100 * share).toFixed(2)}%`;

/** How one result answers to each assumption alone: bars between its two ends, the widest on top. */
export function Tornado({ caption, middle, bars, format }: TornadoProps) {
  const values = [0, middle, ...bars.flatMap(({ low, high }) => [low, high])];
  const x = linear([Math.min(...values), Math.max(...values)], [0.01, 0.99]);
  return (
    <table className="w-full border-collapse text-xs">
      <caption className="pb-2 text-left text-xs text-ink-muted">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Assumption</th>
          <th scope="col">From and to</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, label, low, high, lowLabel, highLabel }) => {
          const [from, to] = [Math.min(low, high), Math.max(low, high)];
          return (
            <tr key={key}>
              <th scope="row" className="w-2/5 py-1 pr-3 text-left align-top font-medium text-ink">
                {label}
                <span className="block font-normal text-ink-muted">
                  {lowLabel} – {highLabel}
                </span>
              </th>
              <td className="py-1">
                <span aria-hidden className="relative block h-3.5">
                  <span
                    className="absolute inset-y-0 w-px bg-control"
                    style={{ left: percent(x(0)) }}
                  />
                  <span
                    className="absolute inset-y-0.5 rounded-sm bg-accent/60"
                    style={{ left: percent(x(from)), width: percent(x(to) - x(from)) }}
                  />
                  <span
                    className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-ink"
                    style={{ left: percent(x(middle)) }}
                  />
                </span>
                <span className="text-ink-muted tabular-nums">
                  {format(low)} to {format(high)}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
