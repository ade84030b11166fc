import { LedgerHead, periods } from "@/components/asking/ledger-head";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField } from "@/components/ui/select-field";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import type { Coverage, ReadCoverage } from "@/lib/touchpoints/ledger-shapes";

interface CoverageViewProps {
  query: ReadCoverage;
  rows: Coverage["data"];
}

const groups = [
  { value: "agent", label: "By agent" },
  { value: "team", label: "By team" },
];

/** Of whose interactions how many were asked about: where nobody can be asked is seen here. */
export function CoverageView({ query, rows }: CoverageViewProps) {
  return (
    <>
      <LedgerHead />
      <form action="/ledger/agents" className="flex flex-wrap items-end gap-2">
        <SelectField
          label="By agent or team"
          labelHidden
          name="by"
          choices={groups}
          defaultValue={query.by}
          className="w-36 max-sm:flex-1"
        />
        <SelectField
          label="Period"
          labelHidden
          name="days"
          choices={periods}
          defaultValue={String(query.days)}
          className="w-40 max-sm:flex-1"
        />
        <Button type="submit">Show</Button>
      </form>
      <p className="max-w-prose text-sm text-ink-muted">
        Somebody whose interactions often have no customer, address or consent, or whose most
        valuable customers are asked less than others, may be keeping unhappy customers from being
        asked. Shares are of the interactions counted beside them; no share is shown of fewer than
        five.
      </p>
      {rows.length === 0 ? (
        <EmptyState title="Nothing decided in this time">
          Choose a longer period, or wait for the first interactions.
        </EmptyState>
      ) : (
        <CoverageTable by={query.by} rows={rows} />
      )}
    </>
  );
}

function CoverageTable({ by, rows }: { by: ReadCoverage["by"]; rows: Coverage["data"] }) {
  return (
    <Table label="Coverage">
      <thead>
        <tr>
          <HeaderCell>{by === "agent" ? "Agent" : "Team"}</HeaderCell>
          <HeaderCell align="right">Interactions</HeaderCell>
          <HeaderCell align="right">Nobody to ask</HeaderCell>
          <HeaderCell align="right">Asked</HeaderCell>
          <HeaderCell align="right">Answered, of asked</HeaderCell>
          <HeaderCell align="right">Asked, more valuable half</HeaderCell>
          <HeaderCell align="right">Asked, all others</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, interactions, unreachable, asked, answered, valuable, others }) => (
          <tr key={key ?? "none"}>
            <Cell>{key ?? `No ${by} known`}</Cell>
            <Cell align="right">{interactions.toLocaleString("en")}</Cell>
            <Cell align="right">{shareOf(unreachable, interactions)}</Cell>
            <Cell align="right">{shareOf(asked, interactions)}</Cell>
            <Cell align="right">{shareOf(answered, asked)}</Cell>
            <Cell align="right">{shareOf(valuable.asked, valuable.interactions)}</Cell>
            <Cell align="right">{shareOf(others.asked, others.interactions)}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const fewest = 5;

function shareOf(part: number, whole: number): string {
  if (whole < fewest) return "–";
  const share = (part / whole).toLocaleString("en", { style: "percent" });
  return `${share} of ${whole.toLocaleString("en")}`;
}
