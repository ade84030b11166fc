import { Notice } from "@/components/ui/notice";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { figure } from "@/lib/analysis/figures";
import type { Measurement, Plan } from "@/lib/framework/plan-shapes";

interface EffectTableProps {
  plan: Plan;
  measurement: Measurement | null;
}

/** Per KPI and score: what was to become of it in the plan’s teams, and what did. */
export function EffectTable({ plan, measurement }: EffectTableProps) {
  if (!measurement) {
    return (
      <p className="text-sm text-ink-muted">
        Nothing is measured yet. Four whole weeks after the start are needed at least.
      </p>
    );
  }
  const { currency = "" } = plan.predicted.portfolio ?? {};
  const { valuePerYear, variables } = measurement;
  const drifted = variables.filter(({ driftedBefore }) => driftedBefore);
  return (
    <div className="flex flex-col gap-4">
      <Table label="Predicted and measured effects" stacked>
        <thead>
          <tr>
            <HeaderCell>In the plan’s teams</HeaderCell>
            <HeaderCell align="right">Predicted (95 %)</HeaderCell>
            <HeaderCell align="right">Measured (95 %)</HeaderCell>
            <HeaderCell align="right">Weeks before, after</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {variables.map(({ variable, label, effect, low, high, problem, ...counted }) => (
            <tr key={variable}>
              <Cell>{label}</Cell>
              <Cell align="right" className="tabular-nums">
                <span className="font-normal text-ink-muted sm:hidden">Predicted: </span>
                {predictedOf(plan, variable)}
              </Cell>
              <Cell align="right" className="font-medium tabular-nums">
                <span className="font-normal text-ink-muted sm:hidden">Measured: </span>
                {effect === null || low === null || high === null ? (
                  <span className="font-normal text-ink-muted">{problem}</span>
                ) : (
                  withLimits(effect, low, high)
                )}
              </Cell>
              <Cell align="right" className="text-ink-muted tabular-nums">
                <span className="font-normal text-ink-muted sm:hidden">Weeks before, after: </span>
                {counted.weeksBefore}, {counted.weeksAfter}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {drifted.length > 0 && (
        <Notice tone="warn" title="They had moved apart before">
          {drifted.map(({ label }) => label).join(", ")}: the plan’s teams and the others were
          already drifting before the start, so the difference is not the plan’s alone.
        </Notice>
      )}
      {valuePerYear && (
        <p className="text-sm">
          By the framework as it is now, the measured change of the KPIs is worth{" "}
          <strong className="font-semibold">
            {withLimits(valuePerYear.median, valuePerYear.low95, valuePerYear.high95)} {currency}
          </strong>{" "}
          a year.
        </p>
      )}
    </div>
  );
}

function predictedOf({ predictedInTeams }: Plan, variable: string): string {
  const bands = predictedInTeams.find((each) => each.variable === variable);
  return bands ? withLimits(bands.median, bands.low95, bands.high95) : "–";
}

function withLimits(value: number, low: number, high: number): string {
  if (low === high) return figure(value);
  return `${figure(value)} (${figure(low)} to ${figure(high)})`;
}
