import v8 from "node:v8";
import vm from "node:vm";
import { type Context, systemContext } from "@/lib/access/context";
import { prepareFirstAdministrator } from "@/lib/access/prepare-first-administrator";
import { analysisChoices, driversPanel, matrixPanel } from "@/lib/analysis/analysis-page";
import { correlations } from "@/lib/analysis/correlations";
import { exportAnalysis } from "@/lib/analysis/export-analysis";
import { groupsPanel } from "@/lib/analysis/groups-panel";
import { modelsBeside } from "@/lib/analysis/models-beside";
import { nonResponse } from "@/lib/analysis/non-response";
import { onePage } from "@/lib/analysis/one-page";
import { settleChanges } from "@/lib/analysis/rollups/settle-changes";
import { rowsLeft } from "@/lib/analysis/rows-left";
import { scoreCourse } from "@/lib/analysis/score-course";
import { scoreSplit } from "@/lib/analysis/score-split";
import { scores } from "@/lib/analysis/scores";
import { CorrelationsRequest, ScoresRequest } from "@/lib/analysis/shapes";
import type { SoFar } from "@/lib/analysis/so-far";
import { readViewLines } from "@/lib/analysis/views/read-views";
import { weightedScore } from "@/lib/analysis/weighted-score";
import { frameworkPage } from "@/lib/framework/framework-page";
import { zipped } from "@/lib/ground/zip";
import { recordResponses } from "@/lib/responses/record-responses";
import { createSurvey } from "@/lib/surveys/create-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import { fillAnalysis } from "./analysis/fill";
import type { Bench, Figure, Measure } from "./measurement";

const usualSizes = [10_000, 100_000, 1_000_000];

/** Openings of kept pages take milliseconds: the median of so many is told. */
const openings = 9;

/** A computation that takes longer has failed. */
const patienceSeconds = 3600;

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

/** What opening /analysis reads, as app/(team)/analysis/page.tsx does; whether it is still computed. */
async function openAnalysis(given: Context): Promise<boolean> {
  const ctx = onePage(given);
  const [{ outcome }] = await Promise.all([analysisChoices(ctx, {}), readViewLines(ctx)]);
  if (!outcome) throw new Error("there is an outcome");
  const [matrix, drivers, groups] = await Promise.all([
    matrixPanel(ctx, {}),
    driversPanel(ctx, {}, outcome),
    groupsPanel(ctx, {}, outcome),
    rowsLeft(ctx, {}),
  ]);
  const models =
    drivers.state === "ready" ? await modelsBeside(ctx, drivers.request, drivers.answer) : null;
  // There are no groups before there are drivers.
  const panels = groups ? [matrix, drivers, groups] : [matrix, drivers];
  for (const panel of panels) {
    if (panel.state === "missing") throw new Error(panel.sentence);
    if (panel.state === "computing" || panel.computing !== undefined) return true;
  }
  return groups === null || isOpen(models);
}

/** The same of /analysis/scores and /analysis/framework. */
async function openOthers(given: Context): Promise<boolean> {
  const ctx = onePage(given);
  const parts = await Promise.all([
    scoreCourse(ctx, {}, "nps"),
    scoreSplit(ctx, {}, "nps"),
    weightedScore(ctx, {}),
    nonResponse(ctx, {}),
    frameworkPage(ctx),
  ]);
  return parts.some(isOpen);
}

async function untilComputed(ctx: Context): Promise<void> {
  const begun = performance.now();
  while ((await openAnalysis(ctx)) || (await openOthers(ctx))) {
    if (performance.now() - begun > patienceSeconds * 1000) throw new Error("computed endlessly");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let k = 0; k < times; k++) all.push(await timed(work));
  return all.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN;
}

const conditions = ["nps", "kpi.hold", "kpi.talk", "kpi.transfers", "kpi.resolved"];

type Organisation = Awaited<ReturnType<typeof organisation>>;

const kept = "opening /analysis, kept";
const changed = "opening /analysis after a change";

/** What it costs to look at the analysis of an organisation once it has so many answers. */
async function* measureAt(
  { ctx, surveyId, versionId }: Organisation,
  from: number,
  answers: number,
): AsyncGenerator<Figure> {
  const figure = (name: string, value: number, unit = "ms") => ({
    name: `Analysis of ${answers.toLocaleString("en")}: ${name}`,
    value,
    unit,
  });
  const measured = async (name: string, work: () => Promise<unknown>) =>
    figure(name, await timed(work));
  await fillAnalysis(ctx, { from, to: answers, surveyId, versionId });
  yield await measured("adding it up", () => settleChanges(ctx));
  yield await measured("computing everything, behind the pages", () => untilComputed(ctx));
  yield figure(kept, await median(openings, () => openAnalysis(ctx)));
  yield figure("opening the other pages, kept", await median(openings, () => openOthers(ctx)));
  const answer = { survey: surveyId, answers: { nps: 9 }, source: "api" };
  await recordResponses(ctx, { items: [{ ...answer, externalId: `after ${answers}` }] });
  const asked = (by?: string) => ScoresRequest.parse({ metric: "nps", by });
  yield await measured("NPS by month after a change", () => scores(ctx, asked("month")));
  yield await measured("NPS by team after a change", () => scores(ctx, asked("interaction.team")));
  const pairs = CorrelationsRequest.parse({ variables: conditions, method: "pearson" });
  yield await measured("five conditions correlated after a change", () => correlations(ctx, pairs));
  yield await measured(changed, () => openAnalysis(ctx));
  yield await measured("opening the other pages after a change", () => openOthers(ctx));
  await untilComputed(ctx);
  yield await measured("exporting every row", () => exported(ctx));
  yield figure("most memory held by the export", await memoryOfExport(ctx), "MB");
}

async function exported(ctx: Context): Promise<void> {
  for await (const _ of zipped(await exportAnalysis(ctx, {})));
}

/** The most that exporting holds above what was held before, after garbage was thrown away. */
async function memoryOfExport(ctx: Context): Promise<number> {
  const files = await exportAnalysis(ctx, {});
  const before = heldMegabytes();
  let most = 0;
  let pieces = 0;
  for await (const _ of zipped(files)) {
    if (pieces++ % 50 === 0) most = Math.max(most, heldMegabytes() - before);
  }
  return most;
}

v8.setFlagsFromString("--expose-gc");
const collect: () => void = vm.runInNewContext("gc");

function heldMegabytes(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

export const measure: Measure = async function* (bench) {
  const asked = await organisation(bench);
  const found: Figure[] = [];
  let from = 0;
  for (const answers of sizes()) {
    for await (const figure of measureAt(asked, from, answers)) {
      found.push(figure);
      yield figure;
    }
    from = answers;
  }
  yield* ratios(found);
};

/** How many times as long opening takes with the most answers as with the fewest. */
function ratios(found: readonly Figure[]): Figure[] {
  return [kept, changed].flatMap((name) => {
    const sized = found.filter((figure) => figure.name.endsWith(`: ${name}`));
    const [few, many] = [sized[0], sized.at(-1)];
    if (!few || !many || few === many) return [];
    return [
      {
        name: `Analysis, most answers to fewest: ${name}`,
        value: many.value / few.value,
        unit: "×",
      },
    ];
  });
}
