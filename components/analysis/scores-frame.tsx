import type { ReactNode } from "react";
import { AnalysisHeader } from "@/components/analysis/analysis-header";
import { Filters } from "@/components/analysis/filters";
import { FirstSteps } from "@/components/analysis/first-steps";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { Refresh } from "@/components/ui/refresh";
import { Skeleton } from "@/components/ui/skeleton";
import type { AnalysisChoices, FilterNames } from "@/lib/analysis/panels";
import { metricWords } from "@/lib/analysis/score-figures";
import type { ScoreQuestion } from "@/lib/analysis/score-question";
import type { MetricName } from "@/lib/metrics/metric";

interface ScoresFrameProps {
  question: ScoreQuestion;
  names: Pick<AnalysisChoices, keyof FilterNames | "valued" | "isOlder">;
  metrics: readonly MetricName[];
  /** Nothing before anybody answered. */
  metric: MetricName | undefined;
  children: ReactNode;
}

/** The page of scores around its panels. */
export function ScoresFrame({ question, names, metrics, metric, children }: ScoresFrameProps) {
  const { by, step } = question;
  return (
    <>
      <AnalysisHeader lead="How scores move, between whom they differ, and whom they do not hear." />
      {metric ? (
        <Filters
          path="/analysis/scores"
          about="Score"
          question={question}
          kept={{ by, step }}
          choices={{
            ...names,
            outcome: { key: metric },
            outcomes: metrics.map((key) => ({ key, label: metricWords[key] })),
          }}
        />
      ) : (
        <EmptyState title="Nobody has answered yet" action={<FirstSteps />}>
          Scores need answers to an NPS, CSAT or CES question.
        </EmptyState>
      )}
      {names.isOlder && <Refresh seconds={2} />}
      {children}
    </>
  );
}

/** The size of a panel of scores that is being counted. */
export function ScoreSkeleton({ title }: { title: string }) {
  return (
    <div role="status" aria-label={`Counting: ${title}`}>
      <Panel title={title}>
        <Skeleton className="h-56 w-full" />
      </Panel>
    </div>
  );
}
