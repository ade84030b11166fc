"use client";

import { useFormContext } from "react-hook-form";
import { TextField } from "@/components/ui/text-field";
import type { Question, ScaleQuestion } from "@/lib/surveys/question-kinds";
import type { EditSurvey } from "@/lib/surveys/shapes";

/** A rating that ends a sentence which others may end too. */
export function isGrouped(question: Question | undefined): question is ScaleQuestion {
  return question?.kind === "scale" && question.stem !== undefined;
}

function sameGroup(a: Question | undefined, b: Question | undefined): boolean {
  if (!isGrouped(a) || !isGrouped(b)) return false;
  return a.stem === b.stem && a.scale.min === b.scale.min && a.scale.max === b.scale.max;
}

/** The places of a group's members, from its first on. */
function membersFrom(questions: readonly Question[], index: number): number[] {
  const end = questions.findIndex((one, at) => at > index && !sameGroup(questions[index], one));
  const length = (end === -1 ? questions.length : end) - index;
  return Array.from({ length }, (_, offset) => index + offset);
}

interface GroupFieldsProps {
  index: number;
  questions: readonly Question[];
}

/** What neighbouring ratings share, edited once above the first: how they begin, and their ends. */
export function GroupFields({ index, questions }: GroupFieldsProps) {
  const { setValue } = useFormContext<EditSurvey>();
  const first = questions[index];
  if (!isGrouped(first) || sameGroup(questions[index - 1], first)) return null;
  const { stem = "", scale } = first;
  const change = (part: "stem" | "scale.minLabel" | "scale.maxLabel") => (text: string) => {
    for (const at of membersFrom(questions, index)) {
      setValue(`definition.questions.${at}.${part}`, text, { shouldDirty: true });
    }
  };
  return (
    <div className="mt-2 grid items-start gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
      <TextField
        label="Beginning of these ratings"
        maxLength={200}
        value={stem}
        error={stem.trim() === "" ? "Write how the sentence begins." : undefined}
        onChange={({ target }) => change("stem")(target.value)}
      />
      <TextField
        label={`What ${scale.min} means`}
        maxLength={60}
        value={scale.minLabel}
        onChange={({ target }) => change("scale.minLabel")(target.value)}
      />
      <TextField
        label={`What ${scale.max} means`}
        maxLength={60}
        value={scale.maxLabel}
        onChange={({ target }) => change("scale.maxLabel")(target.value)}
      />
    </div>
  );
}
