import { newAttribute, newKpi, newQuestion } from "@/components/imports/targets";
import { usualScales } from "@/lib/imports/rows/survey-of-columns";
import type { ColumnMapping, Examination, KnownTargets } from "@/lib/imports/shapes";
import { keyOf } from "@/lib/imports/suggest-mapping";
import { outcomeRoles, type QuestionRole } from "@/lib/surveys/question-kinds";

export type FileColumn = Examination["columns"][number];

/** What the form keeps of one column: everything as typed, whether or not it applies just now. */
export interface ColumnChoice {
  column: string;
  /** A target, one of the new ones, or "" for a column that stays out. */
  target: string;
  /** Of a new KPI, question or attribute. */
  key: string;
  label: string;
  level: string;
  unit: string;
  direction: string;
  role: string;
  scaleMin: string;
  scaleMax: string;
  format: string;
  decimal: string;
  yesWords: string;
  noWords: string;
  missing: string;
  /** Few words, and the numbers somebody gives them. */
  values: { text: string; number: string }[];
}

/** Words set apart by commas, as the form shows lists. */
export function wordsIn(text: string): string[] {
  return text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

const joined = (words: readonly string[] = []) => words.join(", ");

/** Where a suggestion sends a column, in the form's terms. */
function targetOf(to: string, known: KnownTargets): { target: string; key: string } {
  const [family = "", ...rest] = to.split(".");
  const key = rest.at(-1) ?? "";
  if (to.startsWith("customer.attributes.")) return { target: newAttribute, key };
  if (family === "kpi") {
    return { target: known.kpis.some((kpi) => kpi.key === key) ? to : newKpi, key };
  }
  return family === "answer" ? { target: newQuestion, key } : { target: to, key: "" };
}

/** The scale of an outcome when nobody says otherwise. */
export function usualScale(role: string): [number, number] | undefined {
  const known = outcomeRoles.find((outcome) => outcome === role);
  return known && usualScales[known];
}

/** A question's role by its key, or by what the cells are. */
function roleFor(key: string, kind: FileColumn["kind"]): QuestionRole {
  const named = outcomeRoles.find((role) => role === key);
  return named ?? (kind === "text" || kind === "empty" ? "comment" : "driver");
}

/** The form's beginning for one column: what was suggested, or nothing. */
export function choiceFor(
  { name, kind, values }: FileColumn,
  suggested: ColumnMapping | undefined,
  known: KnownTargets,
): ColumnChoice {
  const { target, key } = suggested ? targetOf(suggested.to, known) : { target: "", key: "" };
  const [min, max] = suggested?.scale ?? [];
  return {
    column: name,
    target,
    key: key || keyOf(name, new Set()),
    label: suggested?.label ?? name.replace(/\s+/g, " ").slice(0, 80),
    level: suggested?.level ?? "operational",
    unit: suggested?.unit ?? "",
    direction: suggested?.direction ?? "neutral",
    role: suggested?.role ?? roleFor(key, kind),
    scaleMin: min === undefined ? "" : String(min),
    scaleMax: max === undefined ? "" : String(max),
    format: suggested?.format ?? "",
    decimal: suggested?.decimal ?? "",
    yesWords: joined(suggested?.true),
    noWords: joined(suggested?.false),
    missing: joined(suggested?.missing),
    values: values.map(({ text }) => ({ text, number: numberFor(text, suggested) })),
  };
}

function numberFor(text: string, suggested: ColumnMapping | undefined): string {
  const number = suggested?.values?.[text];
  return number === undefined ? "" : String(number);
}
