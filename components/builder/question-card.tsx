"use client";

import { useFormContext } from "react-hook-form";
import { isGrouped } from "@/components/builder/group-fields";
import { messageAt } from "@/components/builder/message-at";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { TextField } from "@/components/ui/text-field";
import type { Question, QuestionRole } from "@/lib/surveys/question-kinds";
import type { EditSurvey } from "@/lib/surveys/shapes";

const roleWords: Record<QuestionRole, string> = {
  nps: "NPS",
  csat: "CSAT",
  ces: "CES",
  driver: "Driver",
  comment: "Comment",
  profile: "Profile",
};

function scaleWords(question: Question): string {
  if (question.kind !== "scale" && question.kind !== "number") return "Free text";
  const { min, max } = question.scale;
  return question.kind === "scale" ? `${min} to ${max}` : `A number from ${min} to ${max}`;
}

interface QuestionCardProps {
  index: number;
  count: number;
  question: Question;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
}

/** One question: its words, whether it must be answered, and its place. */
export function QuestionCard({ index, count, question, onMove, onRemove }: QuestionCardProps) {
  const { register, formState } = useFormContext<EditSurvey>();
  const path = `definition.questions.${index}` as const;
  const error = messageAt(formState.errors);
  const name = question.label || question.wording || `question ${index + 1}`;
  return (
    <fieldset className="rounded-lg border border-line px-4 py-3">
      <legend className="sr-only">{`Question ${index + 1}: ${name}`}</legend>
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={question.role === "driver" ? "neutral" : "accent"}>
          {roleWords[question.role]}
        </Badge>
        <span className="text-xs text-ink-muted">{scaleWords(question)}</span>
        <span className="ml-auto flex gap-1">
          <Button
            size="small"
            tone="quiet"
            data-move="up"
            disabled={index === 0}
            aria-label={`Move ${name} up`}
            onClick={() => onMove(-1)}
          >
            <span aria-hidden>↑</span>
          </Button>
          <Button
            size="small"
            tone="quiet"
            data-move="down"
            disabled={index === count - 1}
            aria-label={`Move ${name} down`}
            onClick={() => onMove(1)}
          >
            <span aria-hidden>↓</span>
          </Button>
          <Button size="small" tone="quiet" aria-label={`Remove ${name}`} onClick={onRemove}>
            Remove
          </Button>
        </span>
      </div>
      <div className="mt-2 grid items-start gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <TextField
          label="Wording"
          maxLength={500}
          error={error(`${path}.wording`)}
          {...register(`${path}.wording`)}
        />
        <TextField
          label="Report label"
          maxLength={80}
          error={error(`${path}.label`)}
          {...register(`${path}.label`)}
        />
        {question.kind !== "text" && !isGrouped(question) && (
          <ScaleEnds index={index} question={question} />
        )}
      </div>
      <CheckboxField label="Must be answered" className="mt-3" {...register(`${path}.required`)} />
    </fieldset>
  );
}

function ScaleEnds({ index, question }: { index: number; question: Question }) {
  const { register, formState } = useFormContext<EditSurvey>();
  if (question.kind !== "scale" && question.kind !== "number") return null;
  const error = messageAt(formState.errors);
  const { min, max } = question.scale;
  const path = `definition.questions.${index}.scale` as const;
  return (
    <div className="grid gap-x-4 gap-y-3 sm:col-span-2 sm:grid-cols-2">
      <TextField
        label={`What ${min} means`}
        optional
        maxLength={60}
        error={error(`${path}.minLabel`)}
        {...register(`${path}.minLabel`)}
      />
      <TextField
        label={`What ${max} means`}
        optional
        maxLength={60}
        error={error(`${path}.maxLabel`)}
        {...register(`${path}.maxLabel`)}
      />
    </div>
  );
}
