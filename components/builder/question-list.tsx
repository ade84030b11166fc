"use client";

import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { useId } from "react";
import { AddQuestion } from "@/components/builder/add-question";
import { useDefinition, useEditing } from "@/components/builder/draft";
import { QuestionRow } from "@/components/builder/question-row";
import { FieldError } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { moved, withCopy, withQuestions } from "@/lib/surveys/edits";
import { type Addable, newQuestion } from "@/lib/surveys/new-question";
import type { Question } from "@/lib/surveys/question-kinds";

interface QuestionListProps {
  /** The key of the question whose details are shown. */
  open: string | undefined;
  onOpen: (key: string | undefined) => void;
}

/** The questions in their order: moved by mouse, touch or keyboard; one is open at a time. */
export function QuestionList({ open, onOpen }: QuestionListProps) {
  const { errorAt, published } = useEditing();
  const publishedKeys = Object.keys(published);
  const { definition, changeDefinition } = useDefinition();
  const { questions } = definition;
  const id = useId();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const placeOf = (key: unknown) => questions.findIndex((question) => question.key === key);
  const move = (from: number, to: number) =>
    changeDefinition((before) => withQuestions(before, (list) => moved(list, from, to)));
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id) move(placeOf(active.id), placeOf(over.id));
  };
  const add = (what: Addable) => {
    const question = newQuestion(what, questions, publishedKeys);
    const at = placeFor(question, questions);
    changeDefinition((before) =>
      withQuestions(before, (list) => [...list.slice(0, at), question, ...list.slice(at)]),
    );
    onOpen(question.key);
  };
  return (
    <Panel
      title="Questions"
      lead="Drag a question by its handle. By keyboard: Space on the handle, the arrow keys, Space again."
    >
      <DndContext
        id={id}
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={{ announcements: announcementsFor(questions) }}
        onDragEnd={drop}
      >
        <SortableContext
          items={questions.map(({ key }) => key)}
          strategy={verticalListSortingStrategy}
        >
          <ol className="flex flex-col gap-2">
            {questions.map((question, index) => (
              <QuestionRow
                key={question.key}
                index={index}
                question={question}
                open={question.key === open}
                keyFixed={Object.hasOwn(published, question.key)}
                onToggle={() => onOpen(question.key === open ? undefined : question.key)}
                onCopy={() => changeDefinition((before) => withCopy(before, index, publishedKeys))}
                onRemove={() =>
                  changeDefinition((before) =>
                    withQuestions(before, (list) => list.filter((_, at) => at !== index)),
                  )
                }
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <FieldError id="questions-error" error={errorAt("definition.questions")} />
      <AddQuestion questions={questions} onAdd={add} />
    </Panel>
  );
}

/** A driver goes behind the last driver, an outcome to the front, anything else to the end. */
function placeFor({ role }: Question, questions: readonly Question[]): number {
  if (role === "nps" || role === "csat" || role === "ces") return 0;
  if (role !== "driver") return questions.length;
  const last = questions.findLastIndex((question) => question.role === "driver");
  return last === -1 ? questions.length : last + 1;
}

/** What a screen reader hears while a question is moved. */
function announcementsFor(questions: readonly Question[]): Announcements {
  const place = (id: unknown) => questions.findIndex(({ key }) => key === id) + 1;
  const name = (id: unknown) => {
    const question = questions.find(({ key }) => key === id);
    return question ? question.label || question.wording : "Question";
  };
  const of = `of ${questions.length}`;
  return {
    onDragStart: ({ active }) =>
      `${name(active.id)} is picked up, at place ${place(active.id)} ${of}.`,
    onDragOver: ({ active, over }) =>
      over ? `${name(active.id)} is over place ${place(over.id)} ${of}.` : undefined,
    onDragEnd: ({ active, over }) =>
      over ? `${name(active.id)} is dropped at place ${place(over.id)} ${of}.` : undefined,
    onDragCancel: ({ active }) => `${name(active.id)} is back where it was.`,
  };
}
