import type { Tx } from "@/lib/access/context";
import { type FieldProblem, Refusal } from "@/lib/ground/refusal";
import { readKpisNamed } from "@/lib/kpis/read";
import { unfitKpi } from "@/lib/kpis/unfit-kpi";
import { readPublishedVersion } from "@/lib/surveys/read";
import type { SurveyVersion } from "@/lib/surveys/shapes";
import { compileDatePattern } from "./reading/date-pattern";
import { instantsIn, isTimeZone } from "./reading/wall-clock";
import { Unreadable } from "./rows/cell";
import { type PlannedColumn, type PlannedColumns, planColumns } from "./rows/columns";
import { isNumberFormat } from "./rows/field-readers";
import { readDefault } from "./rows/parse-row";
import { surveyOfColumns } from "./rows/survey-of-columns";
import type { Examination, ImportOptions, Mapping } from "./shapes";

/** A mapping that can be carried out. */
export interface CheckedPlan {
  plan: PlannedColumns;
  /** The survey the answers go to, where one was named. */
  version: SurveyVersion | undefined;
}

/**
 * Checks everything about a mapping that can be known before a row is read.
 * @throws Refusal "invalid", naming each column and option that cannot be
 */
export async function checkPlan(
  tx: Tx,
  examination: Examination,
  mapping: Mapping,
  options: ImportOptions,
): Promise<CheckedPlan> {
  const plan = planColumns(examination, mapping, options);
  const version = options.survey && (await readPublishedVersion(tx, options.survey));
  const answers = plan.columns.filter(({ target }) => target.of === "answer");
  const problems = [
    ...plan.problems,
    ...plan.columns.flatMap(formatProblems),
    ...timeZoneProblems(options),
    ...surveyProblems(options, version || undefined, answers),
    ...(await kpiProblems(tx, plan)),
  ];
  if (problems.length === 0) {
    problems.push(...newSurveyProblems(plan, options), ...defaultProblems(plan, options));
  }
  const [first] = problems;
  if (first) throw new Refusal("invalid", first.message, { fields: problems });
  return { plan, version: version || undefined };
}

function formatProblems({ name, target, mapping }: PlannedColumn): FieldProblem[] {
  const { format } = mapping;
  if (format === undefined || target.of === "answer" || target.of === "attribute") return [];
  const path = `mapping.${name}.format`;
  if (target.kind === "moment" || target.kind === "day") return patternProblems(path, format);
  const measured = target.kind === "number" || target.kind === "amount" || target.kind === "share";
  if (measured && isNumberFormat(format)) return [];
  const message = measured
    ? 'A number\'s format is "duration", "percent" or "m:ss".'
    : "Text has no format.";
  return [{ path, code: "format", message }];
}

function patternProblems(path: string, format: string): FieldProblem[] {
  try {
    compileDatePattern(format);
    return [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ path, code: "format", message: error.message }];
  }
}

function timeZoneProblems({ timezone }: ImportOptions): FieldProblem[] {
  if (timezone === undefined || isTimeZone(timezone)) return [];
  const message = `There is no time zone "${timezone}".`;
  return [{ path: "options.timezone", code: "unknown-timezone", message }];
}

function surveyProblems(
  { survey }: ImportOptions,
  version: SurveyVersion | undefined,
  answers: readonly PlannedColumn[],
): FieldProblem[] {
  if (survey === undefined) return [];
  if (!version) {
    const message = "There is no such survey, or it is not published.";
    return [{ path: "options.survey", code: "unpublished", message }];
  }
  const asked = new Set(version.definition.questions.map(({ key }) => key));
  return answers
    .filter(({ target }) => !asked.has(target.key))
    .map(({ name, target }) => ({
      path: `mapping.${name}`,
      code: "unknown-question",
      message: `The survey "${version.name}" has no question "${target.key}".`,
    }));
}

/** A KPI that exists is measured on one kind of thing only. */
async function kpiProblems(tx: Tx, { columns, makes }: PlannedColumns): Promise<FieldProblem[]> {
  const grain = makes.period ? "period" : "interaction";
  const mapped = columns.filter(({ target }) => target.of === "kpi");
  const known = await readKpisNamed(
    tx,
    mapped.map(({ target }) => target.key),
  );
  return mapped.flatMap(({ name, target }) => {
    const problem = unfitKpi(known.get(target.key), grain);
    return problem ? [{ path: `mapping.${name}`, ...problem }] : [];
  });
}

/** Columns that would make a survey which contradicts itself, such as two NPS questions. */
function newSurveyProblems(plan: PlannedColumns, { survey }: ImportOptions): FieldProblem[] {
  const answers = plan.columns.filter(({ target }) => target.of === "answer");
  if (survey !== undefined || answers.length === 0) return [];
  const made = surveyOfColumns(plan, "Import", new Map());
  if (made.success) return [];
  return made.error.issues.map(({ path, message }) => {
    const column = answers[Number(path[1])];
    return { path: `mapping.${column?.name ?? ""}`, code: "question", message };
  });
}

function defaultProblems(plan: PlannedColumns, { timezone }: ImportOptions): FieldProblem[] {
  const toInstant = instantsIn(timezone ?? "UTC");
  return plan.defaults.flatMap((given) => {
    if (given.target.of === "answer") return [];
    const value = readDefault(given, { toInstant, definition: undefined });
    if (!(value instanceof Unreadable)) return [];
    const path = `options.defaults.${given.target.name}`;
    return [{ path, code: value.code, message: value.message }];
  });
}
