import Link from "next/link";
import type { ReactNode } from "react";
import { FlowPicture } from "@/components/charts/flow-picture";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { quarterName } from "@/components/value/quarter-name";
import { figure } from "@/lib/analysis/figures";
import { type MigrationCell, type Rung, rungs, type ShownQuarter } from "@/lib/value/ladder/rungs";

interface LadderPanelProps {
  cells: readonly MigrationCell[];
  shown: ShownQuarter;
  tools: ReactNode;
}

// From the top of the ladder down; who never answered is on no rung.
const order: readonly Rung[] = [
  "advocate",
  "loyal",
  "satisfied",
  "at risk",
  "never answered",
  "new",
  "left",
];

/** Who climbed and who slipped on the ladder of loyalty, with the customers behind every move. */
export function LadderPanel({ cells, shown, tools }: LadderPanelProps) {
  const { currency, key } = shown;
  const valued = cells.some(({ value }) => value > 0);
  const size = ({ value, n }: MigrationCell) => (valued ? Math.max(0, value) : n);
  const unit = valued ? currency : "customers";
  return (
    <Panel
      title={`The ladder of loyalty, ${quarterName(key)}`}
      lead={finding(cells, valued ? currency : null)}
      actions={
        <>
          <Quarters shown={shown} />
          {tools}
        </>
      }
    >
      <FlowPicture
        title="Moves between the rungs of the ladder; the numbers are in the table below"
        ends={["Before the quarter", "At its end"]}
        order={order}
        streams={cells.map((cell) => ({
          ...{ from: cell.from, to: cell.to, size: size(cell), way: wayOf(cell) },
        }))}
        format={(amount) => `${figure(Math.round(amount))} ${unit}`}
      />
      <p className="my-3 text-xs text-ink-muted">
        Height is {valued ? `value in ${currency}, losses as nothing` : "the number of customers"}.
        Blue climbed, orange slipped or left. Loyal: not at risk, and bought again twice, has two
        products or has stayed a year. Advocate: a promoter who referred somebody or said something
        in their own words within a year.
      </p>
      <MoveTable {...{ cells, shown, valued }} />
    </Panel>
  );
}

function Quarters({ shown: { key, quarters } }: Pick<LadderPanelProps, "shown">) {
  const at = quarters.indexOf(key);
  const links = [
    { word: "Earlier quarter", to: quarters[at + 1] },
    { word: "Later quarter", to: quarters[at - 1] },
  ];
  return links.map(
    ({ word, to }) =>
      to && (
        <LinkButton
          key={word}
          size="small"
          tone="quiet"
          scroll={false}
          href={`/analysis/value?quarter=${to}`}
        >
          {word}
        </LinkButton>
      ),
  );
}

interface MoveTableProps {
  cells: readonly MigrationCell[];
  shown: ShownQuarter;
  valued: boolean;
}

function MoveTable({ cells, shown, valued }: MoveTableProps) {
  const columns = order.filter((rung) => cells.some(({ to }) => to === rung));
  const rows = order.filter((rung) => cells.some(({ from }) => from === rung));
  const cellOf = (from: Rung, to: Rung) =>
    cells.find((cell) => cell.from === from && cell.to === to);
  return (
    <Table label="From rung to rung">
      <thead>
        <tr>
          <HeaderCell>Before → at the end</HeaderCell>
          {columns.map((to) => (
            <HeaderCell key={to} align="right" className="first-letter:uppercase">
              {to}
            </HeaderCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((from) => (
          <tr key={from}>
            <th scope="row" className="h-11 px-4 text-left font-medium whitespace-nowrap text-ink">
              <span className="inline-block first-letter:uppercase">{from}</span>
            </th>
            {columns.map((to) => (
              <Cell key={to} align="right" className="whitespace-nowrap tabular-nums">
                <Move cell={cellOf(from, to)} quarter={shown.key} valued={valued} />
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface MoveProps {
  cell: MigrationCell | undefined;
  quarter: string;
  valued: boolean;
}

function Move({ cell, quarter, valued }: MoveProps) {
  if (!cell) return <span className="text-ink-muted">–</span>;
  const { from, to, n, value } = cell;
  const asked = new URLSearchParams({ quarter, from, to });
  const words = `${figure(n)} ${n === 1 ? "customer" : "customers"} from ${from} to ${to}`;
  return (
    <>
      <Link
        href={`/analysis/value/customers?${asked}`}
        aria-label={words}
        className="rounded-sm font-medium text-accent-ink underline underline-offset-2"
      >
        {figure(n)}
      </Link>
      {valued && <span className="block text-xs text-ink-muted">{figure(value)}</span>}
    </>
  );
}

const height = (rung: Rung) => ["at risk", "satisfied", "loyal", "advocate"].indexOf(rung);

function wayOf({ from, to }: MigrationCell): "up" | "down" | "level" {
  if (to === "left") return "down";
  if (height(from) < 0 || height(to) < 0 || from === to) return "level";
  return height(to) > height(from) ? "up" : "down";
}

/** How many climbed and slipped, by what they are worth where that is known. */
function finding(cells: readonly MigrationCell[], currency: string | null): string {
  const total = (way: "up" | "down") => {
    const moved = cells.filter((cell) => cell.to !== "left" && wayOf(cell) === way);
    const n = moved.reduce((sum, cell) => sum + cell.n, 0);
    const value = moved.reduce((sum, cell) => sum + cell.value, 0);
    const worth = currency && n > 0 ? `, worth ${figure(value)} ${currency}` : "";
    return `${figure(n)} ${n === 1 ? "customer" : "customers"} ${way === "up" ? "climbed" : "slipped"}${worth}`;
  };
  const left = cells.filter(({ to }) => to === "left").reduce((sum, { n }) => sum + n, 0);
  return `${total("up")}; ${total("down")}; ${figure(left)} left.`;
}

/** The moves as a table for a file. */
export function moveRows(cells: readonly MigrationCell[]): (string | number)[][] {
  const place = (rung: Rung) => rungs.indexOf(rung);
  const sorted = [...cells].sort(
    (a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to),
  );
  return [
    ["from", "to", "customers", "customers with a value", "value"],
    ...sorted.map(({ from, to, n, valued, value }) => [from, to, n, valued, value]),
  ];
}
