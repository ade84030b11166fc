import type { Metadata } from "next";
import { Suspense } from "react";
import { requirePermission } from "@/app/_wiring/session";
import { ComparisonFrame } from "@/components/analysis/comparison-frame";
import { ComparisonStart } from "@/components/analysis/comparison-start";
import { ConditionsCompared, ScoresCompared } from "@/components/analysis/comparison-view";
import { ScoreSkeleton } from "@/components/analysis/scores-frame";
import { WhenThere } from "@/components/analysis/when-there";
import type { Context } from "@/lib/access/context";
import { analysisChoices } from "@/lib/analysis/analysis-page";
import {
  comparable,
  comparisonConditions,
  comparisonPresets,
  comparisonScores,
} from "@/lib/analysis/comparison/comparison-page";
import {
  type ComparisonQuestion,
  comparisonQuestion,
} from "@/lib/analysis/comparison/comparison-question";
import { onePage } from "@/lib/analysis/one-page";
import type { AnalysisChoices } from "@/lib/analysis/panels";
import type { Variable } from "@/lib/analysis/shapes";

export const metadata: Metadata = { title: "Compare" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

interface PartProps {
  ctx: Context;
  question: ComparisonQuestion;
}

async function Scores({ ctx, question }: PartProps) {
  const soFar = await comparisonScores(ctx, question);
  return (
    <WhenThere title="Scores" label="Counting answers" soFar={soFar} now={ctx.now()}>
      {(scores) => <ScoresCompared scores={scores} />}
    </WhenThere>
  );
}

async function Conditions({ ctx, question, outcome }: PartProps & { outcome: Variable }) {
  const soFar = await comparisonConditions(ctx, question, outcome);
  const title = "Conditions and drivers";
  return (
    <WhenThere title={title} label="Comparing conditions" soFar={soFar} now={ctx.now()}>
      {(panel) => <ConditionsCompared panel={panel} />}
    </WhenThere>
  );
}

async function Compared({ ctx, question, choices }: PartProps & { choices: AnalysisChoices }) {
  const state = await comparable(ctx, question);
  if (state !== "ready") {
    const presets = await comparisonPresets(ctx, question, choices);
    return <ComparisonStart presets={presets} why={state} />;
  }
  const key = JSON.stringify(question);
  return (
    <>
      <Suspense key={`scores ${key}`} fallback={<ScoreSkeleton title="Scores" />}>
        <Scores ctx={ctx} question={question} />
      </Suspense>
      {choices.outcome && (
        <Suspense key={`rest ${key}`} fallback={<ScoreSkeleton title="Conditions and drivers" />}>
          <Conditions ctx={ctx} question={question} outcome={choices.outcome} />
        </Suspense>
      )}
    </>
  );
}

export default async function ComparePage({ searchParams }: PageProps) {
  const ctx = onePage(await requirePermission("analysis.read"));
  const question = comparisonQuestion(await searchParams);
  const choices = await analysisChoices(ctx, question.a);
  return (
    <ComparisonFrame question={question} choices={choices}>
      <Compared ctx={ctx} question={question} choices={choices} />
    </ComparisonFrame>
  );
}
