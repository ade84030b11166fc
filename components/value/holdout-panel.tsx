import type { ReactNode } from "react";
import { TrackingLines } from "@/components/charts/tracking-lines";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { decimals, figure, percent } from "@/lib/analysis/figures";
import type { Holdout } from "@/lib/value/shapes";

interface HoldoutPanelProps {
  holdout: Holdout;
  tools: ReactNode;
}

const millisecondsPerWeek = 7 * 86_400_000;

/** How well the model foretold the days it had not seen: over time, and by tenths of customers. */
export function HoldoutPanel({ holdout, tools }: HoldoutPanelProps) {
  const { from, to, actual, expected, weeks } = holdout;
  const unseen = (Date.parse(to) - Date.parse(from)) / millisecondsPerWeek;
  const since = Math.max(0, (weeks.at(-1)?.week ?? 0) - unseen);
  return (
    <Panel
      title={finding(holdout)}
      lead={`After ${from}, until ${to}: ${figure(actual)} repeat purchases came, ${figure(expected)} were expected. The model saw nothing of these days.`}
      actions={tools}
    >
      <div className="grid gap-6 lg:grid-cols-2">
        <div>
          <h3 className="mb-2 text-sm font-medium">Repeat purchases, added up</h3>
          <TrackingLines
            title={`Repeat purchases added up week by week, as they came and as the model expects them; the totals are said above, the weeks are in the file`}
            moments={weeks.map(({ week, ...each }) => ({ at: week, ...each }))}
            since={{ at: since, label: "not seen by the model" }}
            names={{ actual: "came", expected: "expected" }}
            unit="weeks"
            format={figure}
          />
        </div>
        <Calibration holdout={holdout} />
      </div>
    </Panel>
  );
}

function finding({ actual, expected }: Holdout): string {
  if (expected === 0) return "The model expected no purchase after the calibration";
  const off = actual / expected - 1;
  if (Math.abs(off) < 0.005) return "As many purchases came as the model expected";
  return `${percent(Math.abs(off))} ${off > 0 ? "more" : "fewer"} purchases came than the model expected`;
}

/** Customers by what was expected of them, least first: dots on each other are a good model. */
function Calibration({ holdout: { deciles } }: { holdout: Holdout }) {
  const most = Math.max(1e-9, ...deciles.flatMap(({ actual, expected }) => [actual, expected]));
  const at = (value: number) => ({ left: `${((100 * value) / most).toFixed(2)}%` });
  return (
    <Table label="Repeat purchases after the calibration">
      <caption className="px-4 py-2 text-left text-xs text-ink-muted">
        A customer, by tenths of what was expected:{" "}
        <span aria-hidden>
          <span className="inline-block size-2.5 rounded-full bg-ink align-baseline" /> came,{" "}
          <span className="inline-block size-2.5 rounded-full border-2 border-accent align-baseline" />{" "}
          expected
        </span>
      </caption>
      <thead>
        <tr>
          <HeaderCell>Tenth</HeaderCell>
          <HeaderCell align="right">n</HeaderCell>
          <td aria-hidden className="w-2/5 max-sm:hidden" />
          <HeaderCell align="right">Expected</HeaderCell>
          <HeaderCell align="right">Came</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {deciles.map(({ n, actual, expected }, tenth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a tenth is its place
          <tr key={tenth}>
            <Cell>{tenth + 1}</Cell>
            <Cell align="right" className="tabular-nums">
              {figure(n)}
            </Cell>
            <td aria-hidden className="px-3 max-sm:hidden">
              <span className="relative block h-3">
                <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
                <span
                  className="absolute top-0.5 size-2.5 -translate-x-1/2 rounded-full bg-ink"
                  style={at(actual)}
                />
                <span
                  className="absolute top-0.5 size-2.5 -translate-x-1/2 rounded-full border-2 border-accent"
                  style={at(expected)}
                />
              </span>
            </td>
            <Cell align="right" className="tabular-nums">
              {decimals(expected, 2)}
            </Cell>
            <Cell align="right" className="tabular-nums">
              {decimals(actual, 2)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Weeks and tenths as tables for a file. */
export function holdoutRows({ weeks, deciles }: Holdout): (string | number)[][] {
  return [
    ["part", "number", "customers", "came", "expected"],
    ...weeks.map(({ week, actual, expected }) => ["week", week, "", actual, expected]),
    ...deciles.map(({ n, actual, expected }, k) => ["tenth", k + 1, n, actual, expected]),
  ];
}
