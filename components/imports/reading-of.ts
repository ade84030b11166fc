import type { ColumnChoice, FileColumn } from "@/components/imports/choices";
import { newAttribute, newKpi, newQuestion } from "@/components/imports/targets";
import type { KnownTargets } from "@/lib/imports/shapes";
import { fixedTargets, type TargetKind } from "@/lib/imports/targets";

/** What a column's cells become, which decides what can be said about reading them. */
export type Reading = "text" | "moment" | "number" | "yes-no";

const readings: Record<TargetKind, Reading> = {
  text: "text",
  day: "moment",
  moment: "moment",
  amount: "number",
  share: "number",
  number: "number",
  "yes-no": "yes-no",
};

/** Where nothing but the column itself says what its cells are. */
function ownReading({ kind }: FileColumn): Reading {
  if (kind === "yes-no") return "yes-no";
  return kind === "number" || kind === "percent" || kind === "clock" ? "number" : "text";
}

function answerReading(target: string, { surveys }: KnownTargets): Reading {
  const [, surveyId, key] = target.split(":");
  const questions = surveys.find(({ id }) => id === surveyId)?.questions ?? [];
  return questions.find((question) => question.key === key)?.measured ? "number" : "text";
}

function newAnswerReading(role: string, column: FileColumn): Reading {
  if (role === "comment") return "text";
  return role === "profile" && ownReading(column) === "text" ? "text" : "number";
}

/** How the cells of a column are read where it goes; undefined when it goes nowhere. */
export function readingOf(
  { target, role }: ColumnChoice,
  column: FileColumn,
  known: KnownTargets,
): Reading | undefined {
  if (target === "") return undefined;
  if (target === newKpi || target.startsWith("kpi.")) return "number";
  if (target === newAttribute) return ownReading(column);
  if (target === newQuestion) return newAnswerReading(role, column);
  if (target.startsWith("answer:")) return answerReading(target, known);
  return readings[fixedTargets[target]?.kind ?? "text"];
}
