"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  type TooltipProps,
  XAxis,
  YAxis,
} from "recharts";

export interface TrendPoint {
  label: string;
  /** Null where nothing may be shown: the line has a gap. */
  value: number | null;
  low: number | null;
  high: number | null;
  /** What is said on pointing at it: value, interval and n in words. */
  text: string;
}

interface TrendChartProps {
  /** What is seen, in one sentence, for screen readers; the figures follow as a table. */
  description: string;
  points: readonly TrendPoint[];
  /** The value as the axis writes it: "32", "84 %". */
  unit: "points" | "percent";
}

function written(unit: TrendChartProps["unit"], value: number): string {
  const text = unit === "percent" ? `${Math.round(100 * value)} %` : `${Math.round(value)}`;
  return text.replace("-", "−");
}

function Pointed({ active, payload }: TooltipProps<number, string>) {
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  return (
    <div className="rounded-md border border-line bg-surface px-3 py-2 text-xs shadow-floating">
      <p className="font-medium text-ink">{point.label}</p>
      <p className="text-ink-muted">{point.text}</p>
    </div>
  );
}

/**
 * A score over time as a line inside the band of its intervals. Built on the engine below the
 * charts' library, which itself draws no bands.
 */
export function TrendChart({ description, points, unit }: TrendChartProps) {
  const rows = points.map((point) => ({
    ...point,
    band: point.low === null || point.high === null ? null : [point.low, point.high],
  }));
  return (
    <figure>
      <div aria-hidden className="h-56 w-full">
        <ResponsiveContainer>
          <ComposedChart data={rows} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
            <CartesianGrid vertical={false} className="stroke-line" />
            <XAxis
              dataKey="label"
              tickLine={false}
              axisLine={false}
              minTickGap={24}
              tick={{ fontSize: 12, fill: "var(--ink-muted)" }}
            />
            <YAxis
              width={44}
              tickLine={false}
              axisLine={false}
              tickFormatter={(value: number) => written(unit, value)}
              tick={{ fontSize: 12, fill: "var(--ink-muted)" }}
              domain={unit === "percent" ? [0, 1] : ["auto", "auto"]}
            />
            <ReferenceLine y={0} stroke="var(--control)" />
            <Tooltip content={Pointed} cursor={{ stroke: "var(--control)" }} />
            <Area
              dataKey="band"
              stroke="none"
              fill="var(--up)"
              fillOpacity={0.16}
              isAnimationActive={false}
              activeDot={false}
            />
            <Line
              dataKey="value"
              stroke="var(--up)"
              strokeWidth={2}
              dot={{ r: 3, fill: "var(--up)", strokeWidth: 0 }}
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <div className="sr-only">
        <table>
          <caption>{description}</caption>
          <tbody>
            {points.map((point) => (
              <tr key={point.label}>
                <th scope="row">{point.label}</th>
                <td>{point.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
