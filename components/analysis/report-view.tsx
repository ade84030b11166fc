import { CorrelationMatrix, MatrixLegend } from "@/components/analysis/correlation-matrix";
import { Missing } from "@/components/analysis/missing";
import { ReportDriversView } from "@/components/analysis/report-drivers-view";
import { ReportSubjectList } from "@/components/analysis/report-subject-list";
import { LinkButton } from "@/components/ui/link-button";
import { Moment } from "@/components/ui/moment";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { figure } from "@/lib/analysis/figures";
import type { Report, ReportMatrix } from "@/lib/analysis/reports/shapes";
import { metricWords, scoreFigure, scoreLimits } from "@/lib/analysis/score-figures";

/** A report as it is read and printed: nothing in it leads to newer numbers. */
export function ReportView({ report }: { report: Report }) {
  const { name, madeAt, madeBy, organization, timeZone, drivers, matrix, software } = report;
  return (
    <>
      <PageHeader
        title={name}
        parent={{ href: "/analysis/reports", label: "Reports" }}
        lead={
          <>
            {organization}, as of <Moment at={new Date(madeAt)} timeZone={timeZone} /> ({timeZone})
            {madeBy && `, made by ${madeBy}`}. These numbers do not change with the data.
            {software && ` Computed by ${software}.`}
          </>
        }
        actions={
          <LinkButton
            size="small"
            href={`/analysis/reports/${report.id}/pdf`}
            prefetch={false}
            download
            className="print:hidden"
          >
            PDF
          </LinkButton>
        }
      />
      <Panel>
        <ReportSubjectList subject={report} />
      </Panel>
      {report.scores.length > 0 && <Scores scores={report.scores} />}
      {drivers.state === "missing" ? (
        <Missing title="Key drivers" sentence={drivers.sentence} />
      ) : (
        <ReportDriversView drivers={drivers} />
      )}
      {matrix.state === "missing" ? (
        <Missing title="Everything against everything" sentence={matrix.sentence} />
      ) : (
        <Matrix matrix={matrix} />
      )}
    </>
  );
}

function Scores({ scores }: Pick<Report, "scores">) {
  return (
    <Panel title="Scores" flush className="overflow-hidden">
      <Table label="Each score, its 95 % interval and number of answers">
        <thead>
          <tr>
            <HeaderCell>Score</HeaderCell>
            <HeaderCell align="right">Value</HeaderCell>
            <HeaderCell align="right">95 % interval</HeaderCell>
            <HeaderCell align="right">n</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {scores.map(({ metric, n, value, low, high }) => (
            <tr key={metric}>
              <Cell className="font-medium">{metricWords[metric]}</Cell>
              <Cell align="right">{value === null ? "too few" : scoreFigure(metric, value)}</Cell>
              <Cell align="right">
                {low === null || high === null ? "–" : scoreLimits(metric, low, high)}
              </Cell>
              <Cell align="right">{figure(n)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function Matrix({ matrix: { finding, cells, variables, notes } }: { matrix: ReportMatrix }) {
  return (
    <Panel title="Everything against everything" lead={finding}>
      <CorrelationMatrix {...{ cells, variables }} />
      <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2 text-xs text-ink-muted">
        <MatrixLegend />
        <p>{notes.join(" ")}</p>
      </div>
    </Panel>
  );
}
