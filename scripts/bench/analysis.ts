import { type Context, systemContext } from "@/lib/access/context";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";
import { analysisChoices, driversPanel, matrixPanel } from "@/lib/analysis/analysis-page";
import { correlations } from "@/lib/analysis/correlations";
import { groupsPanel } from "@/lib/analysis/groups-panel";
import { nonResponse } from "@/lib/analysis/non-response";
import { onePage } from "@/lib/analysis/one-page";
import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import { scoreCourse } from "@/lib/analysis/score-course";
import { scoreSplit } from "@/lib/analysis/score-split";
import { scores } from "@/lib/analysis/scores";
import { CorrelationsRequest, ScoresRequest } from "@/lib/analysis/shapes";
import type { SoFar } from "@/lib/analysis/so-far";
import { weightedScore } from "@/lib/analysis/weighted-score";
import { frameworkPage } from "@/lib/framework/framework-page";
import { recordResponses } from "@/lib/responses/record-responses";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { fillAnalysis } from "./analysis/fill";
import type { Bench, Figure, Measure } from "./measurement";

const usualSizes = [10_000, 100_000, 1_000_000];

/** Numbers after `npm run bench -- analysis` are other sizes. */
function sizes(): number[] {
  const given = process.argv.slice(2).map(Number).filter(Number.isInteger);
  return given.length > 0 ? given : usualSizes;
}

/** An organisation that asks, and a survey that is published. */
async function organisation({ database }: Bench) {
  const door = { database, now: () => new Date() };
  const first = { organizationName: "Bench", email: "analysis@example.com" };
  const ctx = systemContext(database, await prepareFirstAdministrator(door, first));
  const survey = await createSurvey(ctx, { name: "Analysis", template: "post-call-nps" });
  const { id: versionId } = await publishSurvey(ctx, { surveyId: survey.id });
  return { ctx, surveyId: survey.id, versionId };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const isOpen = (soFar: SoFar<unknown> | null) => soFar?.computing !== undefined;

/** Everything the pages of the analysis read; whether anything of it is still being computed. */
async function open(given: Context): Promise<boolean> {
  const ctx = onePage(given);
  const { outcome } = await analysisChoices(ctx, {});
  if (!outcome) throw new Error("there is an outcome");
  const [matrix, drivers, groups] = await Promise.all([
    matrixPanel(ctx, {}),
    driversPanel(ctx, {}, outcome),
    groupsPanel(ctx, {}, outcome),
  ]);
  const parts = await Promise.all([
    scoreCourse(ctx, {}, "nps"),
    scoreSplit(ctx, {}, "nps"),
    weightedScore(ctx, {}),
    nonResponse(ctx, {}),
    frameworkPage(ctx),
  ]);
  // There are no groups before there are drivers.
  const panels = groups ? [matrix, drivers, groups] : [matrix, drivers];
  for (const panel of panels) {
    if (panel.state === "missing") throw new Error(panel.sentence);
    if (panel.state === "computing" || panel.computing !== undefined) return true;
  }
  return groups === null || parts.some(isOpen);
}

async function untilComputed(ctx: Context): Promise<void> {
  while (await open(ctx)) await new Promise((resolve) => setTimeout(resolve, 200));
}

const conditions = ["nps", "kpi.hold", "kpi.talk", "kpi.transfers", "kpi.resolved"];

type Organisation = Awaited<ReturnType<typeof organisation>>;

/** What it costs to look at the analysis of an organisation once it has so many answers. */
async function measureAt(
  { ctx, surveyId, versionId }: Organisation,
  from: number,
  answers: number,
): Promise<Figure[]> {
  await fillAnalysis(ctx, { from, to: answers, surveyId, versionId });
  const settling = await timed(() => settleChanges(ctx));
  const figure = (name: string, value: number, unit = "ms"): Figure => {
    return { name: `Analysis of ${answers.toLocaleString("en")}: ${name}`, value, unit };
  };
  const byMonth = ScoresRequest.parse({ metric: "nps", by: "month" });
  const pairs = CorrelationsRequest.parse({ variables: conditions, method: "pearson" });
  const computing = await timed(() => untilComputed(ctx));
  const again = await timed(() => open(ctx));
  const answer = { survey: surveyId, answers: { nps: 9 }, source: "api" };
  await recordResponses(ctx, { items: [{ ...answer, externalId: `after ${answers}` }] });
  const counted = await timed(() => scores(ctx, byMonth));
  const correlated = await timed(() => correlations(ctx, pairs));
  const changed = await timed(() => open(ctx));
  await untilComputed(ctx);
  return [
    figure("adding it up", settling / 1000, "s"),
    figure("opening every page, kept", again),
    figure("opening every page after a change", changed),
    figure("NPS by month after a change", counted),
    figure("five conditions correlated after a change", correlated),
    figure("computing everything, behind the pages", computing / 1000, "s"),
  ];
}

export const measure: Measure = async (bench) => {
  const figures: Figure[] = [];
  const asked = await organisation(bench);
  let before = 0;
  for (const answers of sizes()) {
    figures.push(...(await measureAt(asked, before, answers)));
    before = answers;
  }
  return figures;
};
