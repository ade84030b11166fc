import type { Metadata } from "next";
import { Suspense } from "react";
import { requirePermission } from "@/app/_wiring/session";
import { NonResponseView } from "@/components/analysis/non-response-view";
import { ReweightedView } from "@/components/analysis/reweighted-view";
import { RowsLeftView } from "@/components/analysis/rows-left-view";
import { ScoreCourseView } from "@/components/analysis/score-course-view";
import { ScoreSplitView } from "@/components/analysis/score-split-view";
import { ScoreSkeleton, ScoresFrame } from "@/components/analysis/scores-frame";
import { ValueWeightView } from "@/components/analysis/value-weight-view";
import { WhenThere } from "@/components/analysis/when-there";
import type { Context } from "@/lib/access/context";
import { analysisChoices } from "@/lib/analysis/analysis-page";
import { nonResponse } from "@/lib/analysis/non-response";
import { onePage } from "@/lib/analysis/one-page";
import { reweightedScore } from "@/lib/analysis/reweighted-score";
import { rowsLeft } from "@/lib/analysis/rows-left";
import { scoreCourse, scoreMetrics } from "@/lib/analysis/score-course";
import { ScoreQuestion } from "@/lib/analysis/score-question";
import { scoreSplit, splitChoices } from "@/lib/analysis/score-split";
import { weightedScore } from "@/lib/analysis/weighted-score";
import type { MetricName } from "@/lib/metrics/metric";

export const metadata: Metadata = { title: "Scores" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

interface PartProps {
  ctx: Context;
  question: ScoreQuestion;
  metric: MetricName;
}

async function Left({ ctx, question }: Omit<PartProps, "metric">) {
  return <RowsLeftView left={await rowsLeft(ctx, question)} />;
}

const label = "Counting answers";

async function Course({ ctx, question, metric }: PartProps) {
  const soFar = await scoreCourse(ctx, question, metric);
  return (
    <WhenThere title="Over time" {...{ label, soFar, now: ctx.now() }}>
      {(course) => <ScoreCourseView course={course} question={question} />}
    </WhenThere>
  );
}

async function Split({ ctx, question, metric }: PartProps) {
  const soFar = await scoreSplit(ctx, question, metric);
  const choices = await splitChoices(ctx);
  return soFar ? (
    <WhenThere title="By group" {...{ label, soFar, now: ctx.now() }}>
      {(split) => <ScoreSplitView split={split} choices={choices} question={question} />}
    </WhenThere>
  ) : (
    <ScoreSplitView split={null} choices={choices} question={question} />
  );
}

async function Weighted({ ctx, question }: Omit<PartProps, "metric">) {
  const soFar = await weightedScore(ctx, question);
  return (
    soFar && (
      <WhenThere title="Weighted by customer value" {...{ label, soFar, now: ctx.now() }}>
        {(score) => score && <ValueWeightView score={score} />}
      </WhenThere>
    )
  );
}

async function Reweighted({ ctx, question }: Omit<PartProps, "metric">) {
  const soFar = await reweightedScore(ctx, question);
  return (
    soFar && (
      <WhenThere title="NPS if everybody had answered" {...{ label, soFar, now: ctx.now() }}>
        {(score) => score && <ReweightedView score={score} />}
      </WhenThere>
    )
  );
}

async function Silent({ ctx, question }: Omit<PartProps, "metric">) {
  const soFar = await nonResponse(ctx, question);
  return (
    <WhenThere title="Who did not answer" {...{ label, soFar, now: ctx.now() }}>
      {(report) => report && <NonResponseView report={report} />}
    </WhenThere>
  );
}

export default async function ScoresPage({ searchParams }: PageProps) {
  const ctx = onePage(await requirePermission("analysis.read"));
  const question = ScoreQuestion.parse(await searchParams);
  const names = await analysisChoices(ctx, {});
  const metrics = await scoreMetrics(ctx);
  const metric = metrics.find((name) => name === question.outcome) ?? metrics[0];
  const key = JSON.stringify(question);
  return (
    <ScoresFrame {...{ question, names, metrics, metric }}>
      {metric && (
        <>
          <Suspense key={`left ${key}`}>
            <Left ctx={ctx} question={question} />
          </Suspense>
          <Suspense key={`course ${key}`} fallback={<ScoreSkeleton title="Over time" />}>
            <Course ctx={ctx} question={question} metric={metric} />
          </Suspense>
          <Suspense key={`split ${key}`} fallback={<ScoreSkeleton title="By group" />}>
            <Split ctx={ctx} question={question} metric={metric} />
          </Suspense>
          <Suspense key={`rest ${key}`} fallback={<ScoreSkeleton title="Who did not answer" />}>
            <Weighted ctx={ctx} question={question} />
            <Reweighted ctx={ctx} question={question} />
            <Silent ctx={ctx} question={question} />
          </Suspense>
        </>
      )}
    </ScoresFrame>
  );
}
