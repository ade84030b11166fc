import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { figure } from "@/lib/analysis/figures";
import type { GroupWorth } from "@/lib/value/page-data";

interface WorthTableProps {
  label: string;
  groups: readonly GroupWorth[];
  currency: string;
}

/** Groups of customers with their number, total and mean value; small groups without numbers. */
export function WorthTable({ label, groups, currency }: WorthTableProps) {
  return (
    <Table label={label} stacked>
      <thead>
        <tr>
          <HeaderCell>Customers</HeaderCell>
          <HeaderCell align="right">n</HeaderCell>
          <HeaderCell align="right">Total, {currency}</HeaderCell>
          <HeaderCell align="right">Mean (95 %), {currency}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ key, n, total, mean, low, high }) => (
          <tr key={key}>
            <Cell className="first-letter:uppercase">{key}</Cell>
            <Cell align="right" className="tabular-nums">
              <span className="text-ink-muted sm:hidden">n = </span>
              {figure(n)}
            </Cell>
            <Cell align="right" className="font-medium tabular-nums">
              <span className="font-normal text-ink-muted sm:hidden">Total: </span>
              {total === null ? "too few to show" : figure(total)}
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
