"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { useDefinition, useEditing } from "@/components/builder/draft";
import { QuestionDetails } from "@/components/builder/question-details";
import { kindWords } from "@/components/builder/question-kinds";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import type { Question } from "@/lib/surveys/question-kinds";

interface QuestionRowProps {
  index: number;
  question: Question;
  open: boolean;
  keyFixed: boolean;
  onToggle: () => void;
  onCopy: () => void;
  onRemove: () => void;
}

/** One question in the list: its handle, what it asks, and its details when it is open. */
export function QuestionRow(props: QuestionRowProps) {
  const { index, question, open, keyFixed, onToggle, onCopy, onRemove } = props;
  const sorting = useSortable({ id: question.key });
  const { transform, transition, isDragging } = sorting;
  const name = question.label || question.wording || `question ${index + 1}`;
  return (
    <li
      ref={sorting.setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={classes(
        "rounded-lg border bg-surface",
        open ? "border-accent" : "border-line",
        isDragging && "relative z-10 shadow-floating",
      )}
    >
      <div className="flex items-center gap-1 pr-1.5">
        <button
          type="button"
          ref={sorting.setActivatorNodeRef}
          {...sorting.attributes}
          {...sorting.listeners}
          aria-label={`Move ${name}`}
          className="flex h-12 w-9 shrink-0 cursor-grab touch-none items-center justify-center rounded-l-lg text-ink-muted hover:bg-sunken"
        >
          <Grip />
        </button>
        <button
          type="button"
          aria-expanded={open}
          onClick={onToggle}
          className="flex min-h-12 min-w-0 flex-1 flex-col justify-center rounded-md px-1 py-1.5 text-left"
        >
          <span className="line-clamp-2 text-sm font-medium">
            <span className="sr-only">{`Question ${index + 1}: `}</span>
            {question.wording || <em className="text-ink-muted">No wording yet</em>}
          </span>
          <Marks question={question} index={index} />
        </button>
        <Button
          size="small"
          tone="quiet"
          aria-label={`Copy ${name}`}
          onClick={onCopy}
          className="max-sm:hidden"
        >
          Copy
        </Button>
        <Button size="small" tone="quiet" aria-label={`Remove ${name}`} onClick={onRemove}>
          <span aria-hidden className="sm:hidden">
            ×
          </span>
          <span className="max-sm:hidden">Remove</span>
        </Button>
      </div>
      {open && <QuestionDetails index={index} keyFixed={keyFixed} />}
    </li>
  );
}

function Grip() {
  return (
    <svg aria-hidden="true" viewBox="0 0 10 16" className="h-4 w-2.5" fill="currentColor">
      {[2, 8, 14].flatMap((y) =>
        [2, 8].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.4" />),
      )}
    </svg>
  );
}

function Marks({ question, index }: { question: Question; index: number }) {
  const { errorAt } = useEditing();
  const { definition } = useDefinition();
  const { role, answered } = kindWords(question);
  const ruled = [question.show, question.skip, question.end].filter(Boolean).length;
  const path = `definition.questions.${index}`;
  const wrong = ["wording", "label", "scale", "options", "role", "key"].some((field) =>
    errorAt(`${path}.${field}`),
  );
  const begins = question.newPage && index > 0 && definition.questions.length > 1;
  return (
    <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-muted">
      <Badge
        tone={question.role === "driver" || question.role === "profile" ? "neutral" : "accent"}
      >
        {role}
      </Badge>
      <span>{answered}</span>
      {question.required && <span>must be answered</span>}
      {begins && <span>new page</span>}
      {ruled > 0 && <span>{ruled === 1 ? "1 rule" : `${ruled} rules`}</span>}
      {wrong && <Badge tone="bad">needs another look</Badge>}
    </span>
  );
}
