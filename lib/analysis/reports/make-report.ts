import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { analysisChoices } from "@/lib/analysis/analysis-page";
import { matrixVariables } from "@/lib/analysis/choose-variables";
import type { PageQuestion } from "@/lib/analysis/page-question";
import { pageCorrelations } from "@/lib/analysis/page-requests";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import { driversNow } from "@/lib/analysis/reports/drivers-now";
import { readReport } from "@/lib/analysis/reports/read-reports";
import { insertReport } from "@/lib/analysis/reports/report.store";
import { matrixOfReport } from "@/lib/analysis/reports/report-numbers";
import { filtersInWords } from "@/lib/analysis/reports/report-subject";
import type { MakeReport, Report, ReportNumbers } from "@/lib/analysis/reports/shapes";
import { scores } from "@/lib/analysis/scores";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { software } from "@/lib/ground/software";
import { metricNames } from "@/lib/metrics/metric";

/**
 * Keeps the numbers of the analysis as they are now: they do not change with the data any more.
 *
 * @throws Refusal "invalid" before there is anything to explain
 */
export async function makeReport(ctx: Context, input: MakeReport): Promise<Report> {
  permit(ctx, "reports.edit");
  permit(ctx, "analysis.read");
  const question = questionOf(input);
  const { outcome, surveys } = await analysisChoices(ctx, question);
  if (!outcome) throw new Refusal("invalid", "There is nothing to explain yet.");
  if (input.outcome !== undefined && input.outcome !== outcome.key) throw noSuchOutcome();
  const numbers = {
    scores: await scoresOf(ctx, input),
    drivers: await driversNow(ctx, question, outcome),
    matrix: await matrixOf(ctx, question),
    software,
  };
  const subject = { outcome: outcome.label, filters: filtersInWords(input.filter, { surveys }) };
  const memberId = ctx.actor.kind === "member" ? ctx.actor.id : null;
  const reportId = await inTransaction(ctx, async (tx) => {
    const id = await insertReport(tx, { name: input.name, memberId, subject, numbers });
    await recordAct(tx, "report.made", { kind: "report", id });
    return id;
  });
  return readReport(ctx, { reportId });
}

function noSuchOutcome(): Refusal {
  const message = "There is no such outcome.";
  const fields = [{ path: "outcome", code: "unknown", message }];
  return new Refusal("invalid", message, { fields });
}

function questionOf({ outcome, grain, filter }: MakeReport): PageQuestion {
  const { from, to, surveys, touchpoints, channels, teams, segments, valueTiers } = filter;
  return {
    ...{ outcome, grain, from, to, survey: surveys, touchpoint: touchpoints },
    ...{ channel: channels, team: teams, segment: segments, tier: valueTiers },
  };
}

async function scoresOf(ctx: Context, { filter }: MakeReport): Promise<ReportNumbers["scores"]> {
  const found: ReportNumbers["scores"] = [];
  for (const metric of metricNames) {
    const { groups } = await scores(ctx, { metric, filter });
    const [all] = groups;
    if (!all || all.n === 0) continue;
    found.push({ metric, n: all.n, value: all.value, low: all.ciLow, high: all.ciHigh });
  }
  return found;
}

async function matrixOf(ctx: Context, question: PageQuestion): Promise<ReportNumbers["matrix"]> {
  const variables = matrixVariables((await readCatalogue(ctx)).entries);
  if (variables.length < 2) {
    return { state: "missing", sentence: "A matrix needs at least two variables with values." };
  }
  const { value } = await pageCorrelations(ctx, question, variables);
  return matrixOfReport(value, variables);
}
