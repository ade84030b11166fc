import { LedgerHead, periods } from "@/components/asking/ledger-head";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField } from "@/components/ui/select-field";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { type Coverage, coverageTiers, type ReadCoverage } from "@/lib/touchpoints/ledger-shapes";

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
        Somebody whose interactions often have no customer, address or consent, or whose customers
        of one value are asked less, or answer less, than those of others, may be keeping unhappy
        customers from being asked. Shares are of the interactions or asks counted beside them; no
        share is shown of fewer than five.
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
          <HeaderCell align="right">Asked, answered</HeaderCell>
          {coverageTiers.map((tier) => (
            <HeaderCell key={tier} align="right">
              {tierHeads[tier]}
            </HeaderCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key ?? "none"}>
            <Cell>{row.key ?? `No ${by} known`}</Cell>
            <Cell align="right">{row.interactions.toLocaleString("en")}</Cell>
            <Cell align="right">{shareOf(row.unreachable, row.interactions)}</Cell>
            <AskedCell counts={row} />
            {coverageTiers.map((tier) => (
              <AskedCell key={tier} counts={row.byValue[tier]} />
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const tierHeads: Record<(typeof coverageTiers)[number], string> = {
  highest: "Highest third by value",
  middle: "Middle third",
  lowest: "Lowest third",
  unknown: "Value not known",
};

/** How many of the interactions were asked about, and how many of those answered. */
function AskedCell({
  counts,
}: {
  counts: { interactions: number; asked: number; answered: number };
}) {
  const { interactions, asked, answered } = counts;
  return (
    <Cell align="right">
      {shareOf(asked, interactions)}
      {asked >= fewest && (
        <span className="block text-xs text-ink-muted">{shareOf(answered, asked)} answered</span>
      )}
    </Cell>
  );
}

const fewest = 5;

function shareOf(part: number, whole: number): string {
  if (whole < fewest) return "–";
  const share = (part / whole).toLocaleString("en", { style: "percent" });
  return `${share} of ${whole.toLocaleString("en")}`;
}
