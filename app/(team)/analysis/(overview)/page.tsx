import type { Metadata } from "next";
import { Suspense } from "react";
import { requirePermission } from "@/app/_wiring/session";
import { DriversView } from "@/components/analysis/drivers-view";
import {
  AnalysisFrame,
  DriversSkeleton,
  GroupsSkeleton,
  MatrixSkeleton,
  ModelsSkeleton,
} from "@/components/analysis/frame";
import { GroupsView } from "@/components/analysis/groups-view";
import { MatrixView } from "@/components/analysis/matrix-view";
import { ModelsView, modelsTitle } from "@/components/analysis/models-view";
import { RowsLeftView } from "@/components/analysis/rows-left-view";
import { WhenThere } from "@/components/analysis/when-there";
import type { Context } from "@/lib/access/context";
import { analysisChoices, driversPanel, matrixPanel } from "@/lib/analysis/analysis-page";
import { groupsPanel } from "@/lib/analysis/groups-panel";
import { modelsBeside } from "@/lib/analysis/models-beside";
import { onePage } from "@/lib/analysis/one-page";
import { PageQuestion } from "@/lib/analysis/page-question";
import { rowsLeft } from "@/lib/analysis/rows-left";
import type { Variable } from "@/lib/analysis/shapes";

export const metadata: Metadata = { title: "Analysis" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

interface PartProps {
  ctx: Context;
  question: PageQuestion;
}

async function Left({ ctx, question }: PartProps) {
  return <RowsLeftView left={await rowsLeft(ctx, question)} />;
}

async function Drivers({ ctx, question, outcome }: PartProps & { outcome: Variable }) {
  const panel = await driversPanel(ctx, question, outcome);
  return <DriversView panel={panel} question={question} now={ctx.now()} />;
}

/** The same conditions in other models, once the page says what they are. */
async function Models({ ctx, question, outcome }: PartProps & { outcome: Variable }) {
  const panel = await driversPanel(ctx, question, outcome);
  if (panel.state !== "ready") return null;
  const { answer, request, variables } = panel;
  const soFar = await modelsBeside(ctx, request, answer);
  return (
    <WhenThere title={modelsTitle} label="Fitting other models" soFar={soFar} now={ctx.now()}>
      {(models) => <ModelsView answer={answer} models={models} variables={variables} />}
    </WhenThere>
  );
}

async function DriverGroups({ ctx, question, outcome }: PartProps & { outcome: Variable }) {
  const panel = await groupsPanel(ctx, question, outcome);
  return panel && <GroupsView panel={panel} />;
}

async function Matrix({ ctx, question }: PartProps) {
  const panel = await matrixPanel(ctx, question);
  return <MatrixView panel={panel} question={question} now={ctx.now()} />;
}

export default async function AnalysisPage({ searchParams }: PageProps) {
  const ctx = onePage(await requirePermission("analysis.read"));
  const question = PageQuestion.parse(await searchParams);
  const choices = await analysisChoices(ctx, question);
  const { outcome } = choices;
  // A changed question shows that it is being worked on, not the previous answer.
  const key = JSON.stringify(question);
  return (
    <AnalysisFrame question={question} choices={choices}>
      {outcome && (
        <>
          <Suspense key={`left ${key}`}>
            <Left ctx={ctx} question={question} />
          </Suspense>
          <Suspense key={`drivers ${key}`} fallback={<DriversSkeleton />}>
            <Drivers ctx={ctx} question={question} outcome={outcome} />
          </Suspense>
          <Suspense key={`models ${key}`} fallback={<ModelsSkeleton />}>
            <Models ctx={ctx} question={question} outcome={outcome} />
          </Suspense>
          <Suspense key={`groups ${key}`} fallback={<GroupsSkeleton />}>
            <DriverGroups ctx={ctx} question={question} outcome={outcome} />
          </Suspense>
          <Suspense key={`matrix ${key}`} fallback={<MatrixSkeleton />}>
            <Matrix ctx={ctx} question={question} />
          </Suspense>
        </>
      )}
    </AnalysisFrame>
  );
}
