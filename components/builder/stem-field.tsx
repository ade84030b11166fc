"use client";

import { useFormContext } from "react-hook-form";
import { TextField } from "@/components/ui/text-field";
import type { EditSurvey, Question } from "@/lib/surveys/shapes";

function stemOf(question: Question | undefined): string | undefined {
  return question?.kind === "scale" ? question.stem : undefined;
}

/** How many questions from here on begin with the same words. */
function lengthOfGroup(questions: readonly Question[], index: number): number {
  const stem = stemOf(questions[index]);
  const end = questions.findIndex((question, at) => at > index && stemOf(question) !== stem);
  return (end === -1 ? questions.length : end) - index;
}

interface StemFieldProps {
  index: number;
  questions: readonly Question[];
}

/** The beginning that neighbouring ratings share; edited once, above the first of them. */
export function StemField({ index, questions }: StemFieldProps) {
  const { setValue } = useFormContext<EditSurvey>();
  const stem = stemOf(questions[index]);
  if (stem === undefined || stemOf(questions[index - 1]) === stem) return null;
  const change = (text: string) => {
    for (let at = index; at < index + lengthOfGroup(questions, index); at++) {
      setValue(`definition.questions.${at}.stem`, text, { shouldDirty: true });
    }
  };
  return (
    <TextField
      label="Beginning of the next ratings"
      hint="Each rating below ends this sentence."
      maxLength={200}
      value={stem}
      error={stem.trim() === "" ? "Write how the sentence begins." : undefined}
      onChange={({ target }) => change(target.value)}
    />
  );
}
