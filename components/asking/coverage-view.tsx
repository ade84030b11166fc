import { LedgerHead, periods } from "@/components/asking/ledger-head";
import { shareWords } from "@/components/asking/share-words";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { SelectField } from "@/components/ui/select-field";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { type Coverage, coverageTiers, type ReadCoverage } from "@/lib/touchpoints/ledger-shapes";

interface CoverageViewProps {
  query: ReadCoverage;
  coverage: Coverage;
  timeZone: string;
}

const groups = [
  { value: "agent", label: "By agent" },
  { value: "team", label: "By team" },
];

/** Of whose interactions how many were asked about: where nobody can be asked is seen here. */
export function CoverageView({ query, coverage, timeZone }: CoverageViewProps) {
  const { data: rows, whole, since } = coverage;
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
        customers from being asked. Asked is whose request was sent or is still to be sent: not
        whose request was called off or failed before that. Shares are of the interactions or sent
        requests counted beside them; no share is shown of fewer than five.
      </p>
      {!whole && (
        <p className="max-w-prose text-sm">
          More was decided in this period than is counted here: only the latest, since{" "}
          <Moment at={new Date(since)} timeZone={timeZone} />.
        </p>
      )}
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
  const everybody = totalOf(rows);
  const shown = coverageTiers.filter((tier) => everybody.byValue[tier].interactions > 0);
  return (
    <Table label="Coverage">
      <thead>
        <tr>
          <HeaderCell>{by === "agent" ? "Agent" : "Team"}</HeaderCell>
          <HeaderCell align="right">Interactions</HeaderCell>
          <HeaderCell align="right">Nobody to ask</HeaderCell>
          <HeaderCell align="right">Asked, answered</HeaderCell>
          {shown.map((tier) => (
            <HeaderCell key={tier} align="right">
              {tierHeads[tier]}
            </HeaderCell>
          ))}
        </tr>
      </thead>
      <tbody>
        <CoverageRow name={`All ${by}s`} row={everybody} tiers={shown} strong />
        {rows.map((row) => (
          <CoverageRow
            key={row.key ?? "none"}
            name={row.key ?? `No ${by} known`}
            row={row}
            tiers={shown}
          />
        ))}
      </tbody>
    </Table>
  );
}

type Row = Omit<Coverage["data"][number], "key">;
type Counts = Omit<Row, "byValue">;
type CoverageTier = (typeof coverageTiers)[number];

interface CoverageRowProps {
  name: string;
  row: Row;
  tiers: readonly CoverageTier[];
  strong?: boolean;
}

function CoverageRow({ name, row, tiers, strong = false }: CoverageRowProps) {
  return (
    <tr>
      <Cell className={classes("whitespace-nowrap", strong && "font-medium")}>{name}</Cell>
      <Cell align="right">{row.interactions.toLocaleString("en")}</Cell>
      <Cell align="right">{shareOf(row.unreachable, row.interactions)}</Cell>
      <AskedCell counts={row} />
      {tiers.map((tier) => (
        <AskedCell key={tier} counts={row.byValue[tier]} />
      ))}
    </tr>
  );
}

const nobody: Counts = { interactions: 0, unreachable: 0, asked: 0, waiting: 0, answered: 0 };

const sumOf = (counts: readonly Counts[]) =>
  counts.reduce(
    (sum, one) => ({
      interactions: sum.interactions + one.interactions,
      unreachable: sum.unreachable + one.unreachable,
      asked: sum.asked + one.asked,
      waiting: sum.waiting + one.waiting,
      answered: sum.answered + one.answered,
    }),
    nobody,
  );

/** What each is compared with: all of those shown together. */
function totalOf(rows: readonly Row[]): Row {
  const of = (tier: CoverageTier) => sumOf(rows.map(({ byValue }) => byValue[tier]));
  const byValue = {
    ...{ highest: of("highest"), middle: of("middle") },
    ...{ lowest: of("lowest"), unknown: of("unknown") },
  };
  return { ...sumOf(rows), byValue };
}

const tierHeads: Record<CoverageTier, string> = {
  highest: "Highest third by value",
  middle: "Middle third",
  lowest: "Lowest third",
  unknown: "Value not known",
};

/** How many of the interactions were asked about, and how many of those who got a request answered. */
function AskedCell({ counts }: { counts: Counts }) {
  const { interactions, asked, waiting, answered } = counts;
  const sent = asked - waiting;
  const small = "block whitespace-nowrap text-xs text-ink-muted";
  return (
    <Cell align="right">
      {shareOf(asked, interactions)}
      {sent >= fewest && <span className={small}>{shareOf(answered, sent)} answered</span>}
      {waiting >= fewest && (
        <span className={small}>{waiting.toLocaleString("en")} still to be sent</span>
      )}
    </Cell>
  );
}

const fewest = 5;

function shareOf(part: number, whole: number): string {
  if (whole < fewest) return "–";
  return `${shareWords(part / whole)} of ${whole.toLocaleString("en")}`;
}
