import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { figure, percentWithLimits } from "@/lib/analysis/figures";
import type { CohortWorth } from "@/lib/value/page-data";

interface CohortTableProps {
  cohorts: readonly CohortWorth[];
  currency: string;
}

/** Customers by the year they came in: who stayed, and what those are worth. */
export function CohortTable({ cohorts, currency }: CohortTableProps) {
  return (
    <Table label="Value by year of the first day" stacked>
      <thead>
        <tr>
          <HeaderCell>Came in</HeaderCell>
          <HeaderCell align="right">n</HeaderCell>
          <HeaderCell align="right">Still customers (95 %)</HeaderCell>
          <HeaderCell align="right">Total, {currency}</HeaderCell>
          <HeaderCell align="right">Mean (95 %), {currency}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {cohorts.map(({ key, n, came, stayed, total, mean, low, high }) => (
          <tr key={key}>
            <Cell className="font-medium">{key}</Cell>
            <Cell align="right" className="tabular-nums">
              <span className="text-ink-muted sm:hidden">n = </span>
              {figure(came)}
            </Cell>
            <Cell align="right" className="tabular-nums">
              <span className="text-ink-muted sm:hidden">Still customers: </span>
              {stayed ? percentWithLimits(stayed.share, stayed.low, stayed.high) : "–"}
            </Cell>
            <Cell align="right" className="font-medium tabular-nums">
              <span className="font-normal text-ink-muted sm:hidden">Total: </span>
              {total === null ? (n === 0 ? "not estimated" : "too few to show") : figure(total)}
            </Cell>
            <Cell align="right" className="tabular-nums">
              <span className="text-ink-muted sm:hidden">Mean: </span>
              {mean !== null && low !== null && high !== null
                ? `${figure(mean)} (${figure(low)} to ${figure(high)})`
                : "–"}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
