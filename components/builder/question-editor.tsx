"use client";

import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { GroupFields } from "@/components/builder/group-fields";
import { messageAt } from "@/components/builder/message-at";
import { QuestionCard } from "@/components/builder/question-card";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { type AddableRole, addableRoles, newQuestion } from "@/lib/surveys/new-question";
import type { Question } from "@/lib/surveys/question-kinds";
import type { EditSurvey } from "@/lib/surveys/shapes";

const roleWords: Record<AddableRole, string> = {
  driver: "Add driver",
  comment: "Add comment",
  nps: "Add NPS",
  csat: "Add CSAT",
  ces: "Add CES",
};

/** The questions in their order: reworded, moved, removed, put back and added. */
export function QuestionEditor() {
  const { control, formState, getValues } = useFormContext<EditSurvey>();
  const { fields, move, remove, insert, append } = useFieldArray({
    control,
    name: "definition.questions",
  });
  const questions = useWatch({ control, name: "definition.questions" }) ?? [];
  const [removed, setRemoved] = useState<{ index: number; question: Question }>();
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);

  const moveBy = (index: number, step: -1 | 1) => {
    // At once, so that the next key already meets the button where it is now.
    flushSync(() => {
      move(index, index + step);
      setSaid(`Moved to place ${index + step + 1} of ${fields.length}.`);
    });
    refocus(list.current?.children[index + step], step);
  };
  const take = (index: number) => {
    const question = getValues("definition.questions")?.[index];
    if (question) setRemoved({ index, question });
    remove(index);
    setSaid("Question removed.");
  };
  const putBack = ({ index, question }: { index: number; question: Question }) => {
    insert(index, question);
    setRemoved(undefined);
    setSaid("Question put back.");
  };
  const add = (role: AddableRole) => {
    const at = placeFor(role, questions);
    const question = newQuestion(role, questions);
    if (at === questions.length) append(question);
    else insert(at, question, { focusName: `definition.questions.${at}.wording` });
  };
  return (
    <Panel title="Questions" lead="Wording is what customers read; the report label is yours.">
      <ol ref={list} className="flex flex-col gap-3">
        {fields.map((field, index) => (
          <li key={field.id} className="flex flex-col gap-3">
            <GroupFields index={index} questions={questions} />
            <QuestionCard
              index={index}
              count={fields.length}
              question={questions[index] ?? field}
              onMove={(step) => moveBy(index, step)}
              onRemove={() => take(index)}
            />
          </li>
        ))}
      </ol>
      <FieldError
        id="questions-error"
        error={messageAt(formState.errors)("definition.questions")}
      />
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        {addableRoles(questions).map((role) => (
          <Button key={role} size="small" onClick={() => add(role)}>
            {roleWords[role]}
          </Button>
        ))}
        {removed && (
          <Button size="small" tone="quiet" onClick={() => putBack(removed)}>
            Undo removing “{removed.question.label || removed.question.wording}”
          </Button>
        )}
      </div>
    </Panel>
  );
}

/** A driver goes behind the last driver, an outcome to the front, anything else to the end. */
function placeFor(role: AddableRole, questions: readonly Question[]): number {
  if (role === "comment") return questions.length;
  if (role !== "driver") return 0;
  const last = questions.findLastIndex((question) => question.role === "driver");
  return last === -1 ? questions.length : last + 1;
}

/** Keeps the focus on the button that was pressed, in the card that moved. */
function refocus(card: Element | undefined, step: -1 | 1) {
  const [up, down] = card?.querySelectorAll<HTMLButtonElement>("button[data-move]") ?? [];
  const [wanted, other] = step === -1 ? [up, down] : [down, up];
  (wanted?.disabled ? other : wanted)?.focus();
}
