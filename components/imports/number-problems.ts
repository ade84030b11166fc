import type { FieldPath } from "react-hook-form";
import type { ColumnChoice, FileColumn } from "@/components/imports/choices";
import { readingOf } from "@/components/imports/reading-of";
import { newQuestion } from "@/components/imports/targets";
import type { WizardValues } from "@/components/imports/wizard-values";
import type { KnownTargets } from "@/lib/imports/shapes";

interface FormProblem {
  field: FieldPath<WizardValues>;
  message: string;
}

const notNumber = "This is not a number.";
const isNumber = (text: string) => text.trim() !== "" && Number.isFinite(Number(text));

function scaleProblem(text: string, other: string): string | undefined {
  if (text === "") return other === "" ? undefined : "Give both ends, or neither.";
  return isNumber(text) ? undefined : notNumber;
}

function columnProblems({ target, scaleMin, scaleMax, values }: ColumnChoice, index: number) {
  const problems: FormProblem[] = [];
  const say = (field: FormProblem["field"], message: string | undefined) => {
    if (message) problems.push({ field, message });
  };
  if (target === newQuestion) {
    say(`columns.${index}.scaleMin`, scaleProblem(scaleMin, scaleMax));
    say(`columns.${index}.scaleMax`, scaleProblem(scaleMax, scaleMin));
  }
  for (const [at, { number }] of values.entries()) {
    const wrong = number !== "" && !isNumber(number);
    say(`columns.${index}.values.${at}.number`, wrong ? notNumber : undefined);
  }
  return problems;
}

/** What was typed where a number belongs and is none: the engine's shape would not see the text. */
export function numberProblems(
  choices: readonly ColumnChoice[],
  columns: readonly FileColumn[],
  known: KnownTargets,
): FormProblem[] {
  return choices.flatMap((choice, index) => {
    const column = columns[index];
    const measured = column && readingOf(choice, column, known) === "number";
    return measured ? columnProblems(choice, index) : [];
  });
}
