import type { Context, Tx } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { inTransaction } from "@/lib/db/transaction";
import { ensureKpis, labelOf } from "@/lib/kpis/ensure-kpis";
import type { KpiMention } from "@/lib/kpis/shapes";
import { createSurvey } from "@/lib/surveys/create-survey";
import { editSurvey } from "@/lib/surveys/edit-survey";
import { publishSurvey } from "@/lib/surveys/publish-survey";
import type { Question } from "@/lib/surveys/question-kinds";
import { readPublishedVersion } from "@/lib/surveys/read";
import type { SurveyDefinition, SurveyVersion } from "@/lib/surveys/shapes";
import { referralsAreCounted } from "@/lib/value/referrals/referrals-kpi";
import { checkPlan } from "./check-plan";
import { observedRanges } from "./observed-ranges";
import { cutText } from "./reading/cut-text";
import { isUtf8Name } from "./reading/encoding";
import { instantsIn } from "./reading/wall-clock";
import type { PlannedColumns } from "./rows/columns";
import { type RowContext, type RowParser, rowParser } from "./rows/parse-row";
import { questionsWithoutScale, type Ranges, surveyOfColumns } from "./rows/survey-of-columns";
import { findSurveyOfFile, keepSurvey, type RunRow } from "./run.store";
import { Examination, ImportOptions, KeptMapping } from "./shapes";
import { TakenOver } from "./taken-over";

/** Everything a run needs besides the rows. */
export interface PreparedRun {
  examination: Examination;
  plan: PlannedColumns;
  read: RowParser;
  definition: SurveyDefinition | undefined;
  version: SurveyVersion | undefined;
  kpiIds: Map<string, string>;
  currency: string;
  /** Whether the KPI "referrals" can hold how many there are. */
  countsReferrals: boolean;
  triggers: boolean;
}

/**
 * Makes ready what the rows will refer to: the survey of their answers, and their KPIs.
 * @throws TakenOver when another worker runs the import since
 */
export async function prepareRun(ctx: Context, run: RunRow, runner: string): Promise<PreparedRun> {
  const examination = Examination.parse(run.examination);
  const mapping = KeptMapping.parse(run.mapping);
  const options = ImportOptions.parse(run.options);
  const { plan, version } = await inTransaction(ctx, (tx) =>
    checkPlan(tx, examination, mapping, options),
  );
  const context: RowContext = {
    toInstant: instantsIn(options.timezone ?? "UTC"),
    width: examination.columns.length,
    hasBrokenText: examination.hasBrokenText && isUtf8Name(examination.encoding),
  };
  const unscaled = version ? [] : questionsWithoutScale(plan);
  const ranges = await observedRanges(ctx, run.id, { examination, plan, context, keys: unscaled });
  return inTransaction(ctx, async (tx) => {
    const survey = await surveyOf(tx, run, { plan, version, ranges });
    const surveyId = survey.version?.surveyId ?? null;
    if (!(await keepSurvey(tx, run.id, surveyId, runner))) throw new TakenOver();
    const kpis = run.dryRun ? new Map() : await ensureKpis(tx, mentionsIn(plan), grainOf(plan));
    const { currency } = await readOrganization(tx);
    const countsReferrals = plan.makes.referral && !run.dryRun && (await referralsAreCounted(tx));
    return {
      ...survey,
      examination,
      plan,
      read: rowParser(plan, { ...context, definition: survey.definition }),
      kpiIds: new Map([...kpis].map(([key, { id }]) => [key, id])),
      currency,
      countsReferrals,
      triggers: options.trigger ?? false,
    };
  });
}

function grainOf({ makes }: PlannedColumns): "period" | "interaction" {
  return makes.period ? "period" : "interaction";
}

/** A new KPI is called after its column, unless the mapping says otherwise. */
function mentionsIn(plan: PlannedColumns): KpiMention[] {
  return plan.columns
    .filter(({ target }) => target.of === "kpi")
    .map(({ name, target, mapping, profile }) => {
      const { level, direction } = mapping;
      const isDuration = mapping.format === "duration" || profile.kind === "clock";
      const label = cutText((mapping.label ?? name).trim(), 80);
      const unit = mapping.unit ?? (isDuration ? "s" : "");
      const mention = { key: target.key, label: label || labelOf(target.key), unit };
      return { ...mention, ...(level && { level }), ...(direction && { direction }) };
    });
}

interface SurveyParts {
  plan: PlannedColumns;
  version: SurveyVersion | undefined;
  ranges: Ranges;
}

interface SurveyOfRun {
  definition: SurveyDefinition | undefined;
  version: SurveyVersion | undefined;
}

/**
 * The survey that answers go to: the one named, the one made for this file before, or a new one.
 * A file imported again with more answer columns gives its survey another version.
 */
async function surveyOf(tx: Tx, run: RunRow, parts: SurveyParts): Promise<SurveyOfRun> {
  const { plan, version, ranges } = parts;
  if (version) return { version, definition: version.definition };
  if (!plan.columns.some(({ target }) => target.of === "answer")) {
    return { version: undefined, definition: undefined };
  }
  const title = cutText(run.fileName.replace(/\.[^.]*$/, "").trim(), 120) || "Import";
  const made = surveyOfColumns(plan, title, ranges);
  if (!made.success) throw made.error;
  const known = await surveyMadeBefore(tx, run);
  const definition = known ? withQuestions(known.definition, made.data.questions) : made.data;
  if (run.dryRun) return { version: undefined, definition };
  if (known && definition === known.definition) return { version: known, definition };
  const surveyId = known?.surveyId ?? (await createSurvey(tx, { name: title, definition })).id;
  if (known) await editSurvey(tx, { surveyId, definition });
  return { definition, version: await publishSurvey(tx, { surveyId }) };
}

async function surveyMadeBefore(tx: Tx, run: RunRow): Promise<SurveyVersion | undefined> {
  const surveyId = run.surveyId ?? (await findSurveyOfFile(tx, run.fileHash ?? ""));
  return surveyId === undefined ? undefined : readPublishedVersion(tx, surveyId);
}

/** The same definition when it asks everything already. */
function withQuestions(definition: SurveyDefinition, questions: Question[]): SurveyDefinition {
  const asked = new Set(definition.questions.map(({ key }) => key));
  const more = questions.filter(({ key }) => !asked.has(key));
  if (more.length === 0) return definition;
  return { ...definition, questions: [...definition.questions, ...more] };
}
