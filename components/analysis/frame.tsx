import type { ReactNode } from "react";
import { AnalysisHeader } from "@/components/analysis/analysis-header";
import { Filters } from "@/components/analysis/filters";
import { FirstSteps } from "@/components/analysis/first-steps";
import { TakeAway } from "@/components/analysis/take-away";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { Refresh } from "@/components/ui/refresh";
import { Skeleton } from "@/components/ui/skeleton";
import { addressOf, type PageQuestion } from "@/lib/analysis/page-question";
import type { AnalysisChoices } from "@/lib/analysis/panels";

interface AnalysisFrameProps {
  question: PageQuestion;
  choices: AnalysisChoices;
  children: ReactNode;
}

/** Title and filters of the analysis page; before there is anything to explain, what to do. */
export function AnalysisFrame({ question, choices, children }: AnalysisFrameProps) {
  return (
    <>
      <AnalysisHeader
        lead="Which conditions go with loyalty and value, how sure that is, and where to act first."
        actions={
          choices.outcome && (
            <LinkButton
              size="small"
              href={`/analysis/reports/new${addressOf(question)}`}
              prefetch={false}
              className="print:hidden"
            >
              Make a report
            </LinkButton>
          )
        }
      />
      {choices.outcome ? (
        <Filters path="/analysis" question={question} choices={choices} />
      ) : (
        <EmptyState title="There is nothing to explain yet" action={<FirstSteps />}>
          The analysis needs an outcome: answers to an NPS, CSAT or CES question, or the value of
          customers. With KPIs beside them it shows which conditions go with loyalty.
        </EmptyState>
      )}
      {choices.isOlder && <Refresh seconds={2} />}
      {children}
      {choices.outcome && <TakeAway question={question} />}
    </>
  );
}

/** The size of the findings and bars that are being computed. */
export function DriversSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-6">
      <Panel>
        <p className="text-lg font-semibold text-ink-muted">Computing key drivers …</p>
        <p className="mt-1 text-xs text-ink-muted">
          Importance is resampled a thousand times. The result is kept: next time it is here at
          once.
        </p>
        <Skeleton className="mt-4 h-20 w-full" />
      </Panel>
      <Panel title="Relative importance">
        <Skeleton className="h-72 w-full" />
      </Panel>
    </div>
  );
}

/** The size of the table of models. */
export function ModelsSkeleton() {
  return (
    <div role="status" aria-label="Computing other models">
      <Panel title="Does another model say the same?">
        <Skeleton className="h-64 w-full" />
      </Panel>
    </div>
  );
}

/** Groups are computed after the drivers they are asked about. */
export function GroupsSkeleton() {
  return (
    <div role="status" aria-label="Computing drivers by group">
      <Panel title="What the most valuable customers value">
        <Skeleton className="h-72 w-full" />
      </Panel>
    </div>
  );
}

/** The size of the matrix that is being computed. */
export function MatrixSkeleton() {
  return (
    <div role="status" aria-label="Computing correlations">
      <Panel title="Everything against everything">
        <Skeleton className="h-96 w-full" />
      </Panel>
    </div>
  );
}
