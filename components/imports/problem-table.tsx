import { counted } from "@/components/imports/run-words";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import type { Import } from "@/lib/imports/shapes";

interface ProblemTableProps {
  run: Import;
  title: string;
  /** What can be done about it. */
  advice: string;
}

/** What is wrong with the rows that are left out: the first of them here, more in a file. */
export function ProblemTable({ run, title, advice }: ProblemTableProps) {
  const { errors, rows, id } = run;
  if (errors.length === 0) return null;
  const rest = rows.rejected > errors.length ? `The first ${errors.length} of them. ` : "";
  return (
    <Panel
      title={title}
      lead={`${rest}${advice}`}
      actions={
        // A file, not a page: the browser's own link, so that nothing is fetched ahead.
        <LinkButton href={`/data/imports/${id}/errors`} prefetch={false} download>
          Download as CSV
        </LinkButton>
      }
      flush
    >
      <div className="px-5 pb-5">
        <Table label={`${counted(errors.length, "problem")} of rows`} stacked>
          <thead>
            <tr>
              <HeaderCell align="right">Line</HeaderCell>
              <HeaderCell>Column</HeaderCell>
              <HeaderCell>Value</HeaderCell>
              <HeaderCell>What is wrong</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {errors.map(({ row, column, code, message, value }) => (
              <tr key={`${row} ${column} ${code}`}>
                <Cell align="right" className="text-ink-muted">
                  <span className="sm:hidden">Line </span>
                  {row}
                </Cell>
                <Cell className="max-w-56 break-words">{column || "The whole row"}</Cell>
                <Cell className="max-w-64 font-mono text-xs break-words">{value}</Cell>
                <Cell className="min-w-56">{message}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </Panel>
  );
}
