import { countWords } from "@/components/imports/run-words";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import type { Import } from "@/lib/imports/shapes";

interface CountTableProps {
  run: Import;
}

const number = (count: number) => (count === 0 ? "–" : count.toLocaleString("en"));

/** What came of the rows. */
export function CountTable({ run: { created, updated } }: CountTableProps) {
  const found = countWords.filter(({ key }) => created[key] + updated[key] > 0);
  return (
    <Table label="Counts">
      <thead>
        <tr>
          <HeaderCell>
            <span className="sr-only">Kind</span>
          </HeaderCell>
          <HeaderCell align="right">Added</HeaderCell>
          <HeaderCell align="right">Changed</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {found.map(({ key, label }) => (
          <tr key={key}>
            <Cell className="font-medium">{label}</Cell>
            <Cell align="right">{number(created[key])}</Cell>
            <Cell align="right">{number(updated[key])}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What the good rows carry, before anything is written. */
export function CarriedList({ run: { created } }: CountTableProps) {
  const found = countWords.filter(({ key }) => created[key] > 0);
  return (
    <dl className="flex flex-wrap gap-x-12 gap-y-4">
      {found.map(({ key, label }) => (
        <div key={key} className="flex flex-col-reverse">
          <dt className="text-sm text-ink-muted">{label}</dt>
          <dd className="text-xl font-semibold tabular-nums">{number(created[key])}</dd>
        </div>
      ))}
    </dl>
  );
}
