"use client";

import { BarChart, type CustomTooltipProps } from "@tremor/react";

export interface ClassBar {
  label: string;
  /** Shares of 0–1 in the order of the names. */
  shares: readonly number[];
  n: string;
}

interface ClassBarsProps {
  description: string;
  /** Good, middling, bad: always blue, grey, vermillion. */
  names: readonly [string, string, string];
  bars: readonly ClassBar[];
}

const percent = (share: number) => `${Math.round(100 * share)} %`;

/** Shares of three classes as stacked bars, one per period. */
export function ClassBars({ description, names, bars }: ClassBarsProps) {
  const rows = bars.map(({ label, shares, n }) => ({
    label,
    n,
    ...Object.fromEntries(names.map((name, k) => [name, shares[k] ?? 0])),
  }));
  return (
    <figure>
      <div aria-hidden>
        <BarChart
          className="h-56"
          data={rows}
          index="label"
          categories={[...names].reverse()}
          colors={["orange", "gray", "blue"]}
          stack
          maxValue={1}
          showLegend={false}
          yAxisWidth={52}
          valueFormatter={percent}
          customTooltip={Pointed}
        />
      </div>
      <div className="sr-only">
        <table>
          <caption>{description}</caption>
          <thead>
            <tr>
              <th scope="col">Period</th>
              {names.map((name) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
              <th scope="col">n</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ label, shares, n }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {names.map((name, k) => (
                  <td key={name}>{percent(shares[k] ?? 0)}</td>
                ))}
                <td>{n}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function Pointed({ active, payload, label }: CustomTooltipProps) {
  if (!active || !payload) return null;
  return (
    <div className="rounded-md border border-line bg-surface px-3 py-2 text-xs shadow-floating">
      <p className="font-medium text-ink">{label}</p>
      {[...payload].reverse().map(({ name, value }) => (
        <p key={name} className="text-ink-muted">
          {name} <span className="font-medium text-ink">{percent(Number(value))}</span>
        </p>
      ))}
      <p className="text-ink-muted">n = {payload[0]?.payload?.n}</p>
    </div>
  );
}
