"use client";

import type { ReactNode, SVGProps } from "react";
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
import { linear, ticks } from "@/lib/drawing/scale";

interface Dot {
  x: number;
  y: number;
}

interface Bin {
  from: number;
  to: number;
  n: number;
}

interface ScatterPlotProps {
  description: string;
  points: readonly Dot[];
  /** The straight line through them. */
  line: { from: Dot; to: Dot } | null;
  /** Where the line may lie, from left to right. */
  band: readonly { x: number; low: number; high: number }[];
  /** How often values of each variable occur. */
  margins: { x: readonly Bin[]; y: readonly Bin[] };
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

const size = { left: 84, right: 12, top: 8, bottom: 54 };

interface MarginProps {
  bins: readonly Bin[];
  domain: readonly [number, number];
  along: "x" | "y";
}

/** Counts along one edge of the plot, on the axis of its variable. */
function Margin({ bins, domain, along }: MarginProps) {
  const most = Math.max(1, ...bins.map(({ n }) => n));
  const place = linear(domain, [0, 100]);
  return bins.map(({ from, to, n }) => {
    const start = `${along === "x" ? place(from) : 100 - place(to)}%`;
    const extent = `calc(${place(to) - place(from)}% - 1px)`;
    const long = `${(100 * n) / most}%`;
    const box =
      along === "x"
        ? { left: start, width: extent, height: long, bottom: 0 }
        : { top: start, height: extent, width: long, left: 0 };
    return <span key={from} className="absolute bg-level/45" style={box} />;
  });
}

interface EdgesProps {
  margins: ScatterPlotProps["margins"];
  ends: { x: readonly [number, number]; y: readonly [number, number] };
  children: ReactNode;
}

/** The plot with the counts of x above it and those of y at its right. */
function Edges({ margins, ends, children }: EdgesProps) {
  return (
    <>
      <div aria-hidden className="relative mr-10 h-10 max-sm:mr-6">
        <div className="absolute inset-y-0" style={{ left: size.left, right: size.right }}>
          <Margin bins={margins.x} domain={ends.x} along="x" />
        </div>
      </div>
      <div aria-hidden className="relative h-96 w-full pr-10 max-sm:pr-6">
        <div
          className="absolute right-0 w-10 max-sm:w-6"
          style={{ top: size.top, bottom: size.bottom }}
        >
          <Margin bins={margins.y} domain={ends.y} along="y" />
        </div>
        {children}
      </div>
    </>
  );
}

const nothing = () => <g />;

/** The chart looks at its children itself, so these are elements and no component. */
function lineLayers(line: ScatterPlotProps["line"], band: ScatterPlotProps["band"]) {
  const ends = (["low", "high"] as const).map((end) => (
    <Scatter
      key={end}
      data={band.map((each) => ({ x: each.x, y: each[end] }))}
      line={{ stroke: "var(--down)", strokeWidth: 1, strokeDasharray: "3 3" }}
      shape={nothing}
      isAnimationActive={false}
      tooltipType="none"
    />
  ));
  if (!line) return ends;
  return [
    ...ends,
    <ReferenceLine
      key="line"
      segment={[line.from, line.to]}
      stroke="var(--down)"
      strokeWidth={2}
      ifOverflow="hidden"
    />,
  ];
}

const tick = { fontSize: 12, fill: "var(--ink-muted)" };
const title = { fontSize: 12, fill: "var(--ink)", fontWeight: 500 };

/**
 * Every unit as a dot, with the straight line through them, its band, and how often the values of
 * each variable occur along the edges. Built on the engine below the charts'
 * library, whose scatter chart takes no line.
 */
export function ScatterPlot(props: ScatterPlotProps) {
  const { description, points, line, band, margins, labels } = props;
  const marks = { x: marksOf(points, margins.x, "x"), y: marksOf(points, margins.y, "y") };
  const ends = { x: endsOf(marks.x), y: endsOf(marks.y) };
  return (
    <figure>
      <figcaption className="sr-only">{description}</figcaption>
      <Edges margins={margins} ends={ends}>
        <ResponsiveContainer>
          <ScatterChart margin={{ top: size.top, right: size.right, bottom: 24, left: 12 }}>
            <CartesianGrid className="stroke-line" />
            <XAxis
              type="number"
              dataKey="x"
              name={labels.x}
              domain={[...ends.x]}
              ticks={marks.x}
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
              domain={[...ends.y]}
              ticks={marks.y}
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
            {lineLayers(line, band)}
          </ScatterChart>
        </ResponsiveContainer>
      </Edges>
    </figure>
  );
}

/** Round marks that cover every value, also those of units that are not drawn. */
function marksOf(points: readonly Dot[], bins: readonly Bin[], axis: "x" | "y"): number[] {
  const values = [
    ...points.map((point) => point[axis]),
    ...bins.flatMap(({ from, to }) => [from, to]),
  ];
  return ticks(Math.min(...values), Math.max(...values), 5);
}

function endsOf(marks: readonly number[]): [number, number] {
  return [marks[0] ?? 0, marks.at(-1) ?? 1];
}
