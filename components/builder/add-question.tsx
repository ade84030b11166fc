"use client";

import { useState } from "react";
import { addableGroups } from "@/components/builder/question-kinds";
import { Button } from "@/components/ui/button";
import { type Addable, addable } from "@/lib/surveys/new-question";
import type { Question } from "@/lib/surveys/question-kinds";

interface AddQuestionProps {
  questions: readonly Question[];
  onAdd: (what: Addable) => void;
}

/** Every kind of question that can be added, by what it is for. */
export function AddQuestion({ questions, onAdd }: AddQuestionProps) {
  const [open, setOpen] = useState(false);
  const can = new Set(addable(questions));
  const groups = addableGroups.map(({ label, choices }) => ({
    label,
    choices: choices.filter(({ what }) => can.has(what)),
  }));
  return (
    <div className="mt-4">
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => onAdd("driver")}>
          Add driver
        </Button>
        <Button size="small" onClick={() => onAdd("comment")}>
          Add comment
        </Button>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          Add another kind
        </Button>
      </div>
      {open && (
        <div className="mt-3 grid gap-x-6 gap-y-3 rounded-lg bg-sunken px-4 py-3 sm:grid-cols-3">
          {groups
            .filter(({ choices }) => choices.length > 0)
            .map(({ label, choices }) => (
              <fieldset key={label}>
                <legend className="text-xs font-medium text-ink-muted">{label}</legend>
                <div className="mt-1 flex flex-wrap gap-1.5 sm:flex-col sm:items-start">
                  {choices.map((choice) => (
                    <Button
                      key={choice.what}
                      size="small"
                      onClick={() => {
                        setOpen(false);
                        onAdd(choice.what);
                      }}
                    >
                      {choice.label}
                    </Button>
                  ))}
                </div>
              </fieldset>
            ))}
        </div>
      )}
    </div>
  );
}
