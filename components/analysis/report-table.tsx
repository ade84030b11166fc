import { ConfirmButton } from "@/components/ui/confirm-button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Moment } from "@/components/ui/moment";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { ReportHead } from "@/lib/analysis/reports/shapes";
import type { Answer } from "@/lib/ground/answer";

interface ReportTableProps {
  reports: readonly ReportHead[];
  timeZone: string;
  isFirst: boolean;
  nextCursor: string | null;
  /** Absent for whoever may only look. */
  remove?: (input: { reportId: string }) => Promise<Answer<void>>;
}

/** The reports that were made: what each is of, when and by whom. */
export function ReportTable({ reports, timeZone, isFirst, nextCursor, remove }: ReportTableProps) {
  if (reports.length === 0 && isFirst) {
    return (
      <EmptyState
        title="No reports yet"
        action={
          <LinkButton tone="primary" href="/analysis">
            Go to the drivers
          </LinkButton>
        }
      >
        A report keeps scores, key drivers and correlations as they are on a day. Choose the rows on
        the page of the drivers, then make a report of them.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <Table label="Reports" stacked>
        <thead>
          <tr>
            <HeaderCell>Report</HeaderCell>
            <HeaderCell>Rows</HeaderCell>
            <HeaderCell>Made</HeaderCell>
            {remove && <HeaderCell align="right">Action</HeaderCell>}
          </tr>
        </thead>
        <tbody>
          {reports.map(({ id, name, outcome, filters, madeAt, madeBy }) => (
            <tr key={id}>
              <Cell className="font-medium">
                <TextLink href={`/analysis/reports/${id}`}>{name}</TextLink>
                <span className="block text-xs font-normal text-ink-muted">{outcome}</span>
              </Cell>
              <Cell className="text-ink-muted">{rowsInWords(filters)}</Cell>
              <Cell className="text-ink-muted">
                <Moment at={new Date(madeAt)} timeZone={timeZone} />
                {madeBy && <span className="block text-xs">{madeBy}</span>}
              </Cell>
              {remove && (
                <Cell align="right">
                  <ConfirmButton
                    label="Delete"
                    size="small"
                    tone="quiet"
                    description={`Delete ${name}`}
                    question="Delete this report?"
                    confirmLabel="Delete"
                    act={remove.bind(null, { reportId: id })}
                  >
                    {`“${name}” is gone for everybody, and its link leads nowhere. The data it was made of stay.`}
                  </ConfirmButton>
                </Cell>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      <div className="flex gap-2">
        {!isFirst && <LinkButton href="/analysis/reports">Newest</LinkButton>}
        {nextCursor && (
          <LinkButton href={`/analysis/reports?cursor=${nextCursor}`}>Older</LinkButton>
        )}
      </div>
    </div>
  );
}

/** "Team: North, South; From: 2026-01-01" */
function rowsInWords(filters: ReportHead["filters"]): string {
  if (filters.length === 0) return "Everything";
  return filters.map(({ name, values }) => `${name}: ${values.join(", ")}`).join("; ");
}
