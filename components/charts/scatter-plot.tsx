"use client";

import type { SVGProps } from "react";
import {
  CartesianGrid,
  Label,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  type TooltipProps,
  XAxis,
  YAxis,
} from "recharts";

interface Dot {
  x: number;
  y: number;
}

interface ScatterPlotProps {
  description: string;
  points: readonly Dot[];
  /** The straight line through them. */
  line: { from: Dot; to: Dot } | null;
  labels: { x: string; y: string };
}

const figures = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });
const written = (value: number) => figures.format(value).replace("-", "−");

function Pointed({ active, payload }: TooltipProps<number, string>) {
  if (!active || !payload) return null;
  return (
    <div className="rounded-md border border-line bg-surface px-3 py-2 text-xs shadow-floating">
      {payload.map(({ name, value }) => (
        <p key={name} className="text-ink-muted">
          {name}: <span className="font-medium text-ink">{written(value ?? 0)}</span>
        </p>
      ))}
    </div>
  );
}

function Mark({ cx, cy, fill, fillOpacity }: SVGProps<SVGCircleElement>) {
  return <circle {...{ cx, cy, fill, fillOpacity }} r={3} />;
}

const tick = { fontSize: 12, fill: "var(--ink-muted)" };
const title = { fontSize: 12, fill: "var(--ink)", fontWeight: 500 };

/**
 * Every unit as a dot, with the straight line through them. Built on the engine below the charts'
 * library, whose scatter chart takes no line.
 */
export function ScatterPlot({ description, points, line, labels }: ScatterPlotProps) {
  return (
    <figure>
      <figcaption className="sr-only">{description}</figcaption>
      <div aria-hidden className="h-96 w-full">
        <ResponsiveContainer>
          <ScatterChart margin={{ top: 8, right: 12, bottom: 24, left: 12 }}>
            <CartesianGrid className="stroke-line" />
            <XAxis
              type="number"
              dataKey="x"
              name={labels.x}
              domain={["auto", "auto"]}
              tickLine={false}
              axisLine={false}
              tick={tick}
              tickFormatter={written}
            >
              <Label value={labels.x} position="bottom" offset={4} style={title} />
            </XAxis>
            <YAxis
              type="number"
              dataKey="y"
              name={labels.y}
              width={72}
              domain={["auto", "auto"]}
              tickLine={false}
              axisLine={false}
              tick={tick}
              tickFormatter={written}
            >
              <Label
                value={labels.y}
                angle={-90}
                position="insideLeft"
                style={{ ...title, textAnchor: "middle" }}
              />
            </YAxis>
            <Tooltip content={Pointed} cursor={false} />
            <Scatter
              data={[...points]}
              fill="var(--up)"
              fillOpacity={points.length > 300 ? 0.28 : 0.5}
              isAnimationActive={false}
              shape={Mark}
            />
            {line && (
              <ReferenceLine
                segment={[line.from, line.to]}
                stroke="var(--down)"
                strokeWidth={2}
                ifOverflow="hidden"
              />
            )}
          </ScatterChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}
