import { outcomeRoles, type Question, type QuestionRole } from "@/lib/surveys/question-kinds";
import { SurveyDefinition } from "@/lib/surveys/shapes";
import { cutText } from "../reading/cut-text";
import type { PlannedColumn, PlannedColumns } from "./columns";
import { isNumericAnswer } from "./field-readers";

/** Smallest and largest value seen, by question key. */
export type Ranges = ReadonlyMap<string, { min: number; max: number; whole: boolean }>;

/** What an outcome is asked on when nobody says otherwise. */
export const usualScales: Partial<Record<QuestionRole, [number, number]>> = {
  nps: [0, 10],
  csat: [1, 5],
  ces: [1, 7],
};

function answerColumns({ columns }: PlannedColumns): PlannedColumn[] {
  return columns.filter(({ target }) => target.of === "answer");
}

/** What a question is, by the mapping, or by its key, or by what its cells hold. */
function roleOf({ mapping, target, profile }: PlannedColumn): QuestionRole {
  if (mapping.role) return mapping.role;
  const named = outcomeRoles.find((role) => role === target.key.toLowerCase());
  if (named) return named;
  return isNumericAnswer(mapping, profile) ? "driver" : "comment";
}

/** Keys of the new questions whose scale only the values themselves can tell. */
export function questionsWithoutScale(plan: PlannedColumns): string[] {
  return answerColumns(plan).flatMap((column) => {
    const { mapping, target, profile } = column;
    const known = mapping.scale ?? usualScales[roleOf(column)];
    return known || !isNumericAnswer(mapping, profile) ? [] : [target.key];
  });
}

function scaleOf(
  column: PlannedColumn,
  ranges: Ranges,
): { scale: [number, number]; whole: boolean } {
  const seen = ranges.get(column.target.key);
  const { mapping, profile } = column;
  const scale = mapping.scale ?? usualScales[roleOf(column)];
  const whole = seen ? seen.whole : profile.kind !== "number" || profile.whole;
  if (scale) return { scale, whole };
  return { scale: seen ? [seen.min, seen.max] : [0, 10], whole };
}

function questionOf(column: PlannedColumn, ranges: Ranges): Question {
  const role = roleOf(column);
  const label = cutText((column.mapping.label ?? column.name).trim(), 80) || column.target.key;
  const asked = { key: column.target.key, role, wording: label, label, required: false };
  if (!isNumericAnswer(column.mapping, column.profile)) return { ...asked, kind: "text" };
  const { scale, whole } = scaleOf(column, ranges);
  const [min, max] = scale;
  const ends = { min, max, minLabel: "", maxLabel: "" };
  const fits = min < max && max - min <= 10 && min >= -10 && max <= 11;
  const isScale = fits && whole && Number.isInteger(min) && Number.isInteger(max);
  return { ...asked, kind: isScale || role === "nps" ? "scale" : "number", scale: ends };
}

/**
 * A survey with the questions of a file's answer columns. Numbers are drivers on a scale as wide
 * as the values seen, unless the mapping says otherwise. Fails where they contradict one another.
 */
export function surveyOfColumns(
  plan: PlannedColumns,
  title: string,
  ranges: Ranges,
): ReturnType<typeof SurveyDefinition.safeParse> {
  return SurveyDefinition.safeParse({
    language: "en",
    title: cutText(title, 150),
    questions: answerColumns(plan).map((column) => questionOf(column, ranges)),
    thanks: { everyone: "Thank you for your answers." },
  });
}
