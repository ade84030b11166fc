"use client";

import { useDefinition, useEditing } from "@/components/builder/draft";
import { CheckAt, ChoiceAt } from "@/components/builder/fields";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { gridAround, withGrid, withQuestions } from "@/lib/surveys/edits";
import type { ScaleQuestion } from "@/lib/surveys/question-kinds";

interface ScaleFieldsProps {
  index: number;
  question: ScaleQuestion;
}

const roles = [
  { value: "driver", label: "Driver of loyalty" },
  { value: "profile", label: "Describes the customer" },
  { value: "csat", label: "CSAT: the outcome" },
  { value: "ces", label: "CES: the outcome" },
];

const looks = [
  { value: "stars", label: "Stars" },
  { value: "smileys", label: "Smileys" },
] as const;

/** The points of a rating; what neighbouring ratings share is changed in all of them. */
export function ScaleFields({ index, question }: ScaleFieldsProps) {
  const { changeGrid } = useGrid(index);
  const path = `definition.questions.${index}`;
  const { scale, role, stem } = question;
  const ends = (
    <>
      <EndField index={index} question={question} end="min" />
      <EndField index={index} question={question} end="max" />
    </>
  );
  if (role === "nps") return <div className={pairs}>{ends}</div>;
  return (
    <div className="flex flex-col gap-3">
      <StemField index={index} question={question} />
      <div className={pairs}>
        <PointField index={index} question={question} end="min" />
        <PointField index={index} question={question} end="max" />
        {ends}
        <ChoiceAt label="What it is for" path={`${path}.role`} choices={roles} />
        <SelectField
          label="Looks like"
          emptyLabel="Numbers"
          name={`${path}.look`}
          choices={scale.min === 1 && scale.max === 5 ? looks : []}
          value={question.look ?? ""}
          hint="Stars and smileys stand for 1 to 5."
          onChange={({ target }) => {
            const look = looks.find(({ value }) => value === target.value)?.value;
            changeGrid("look", (one) => ({ ...one, look }));
          }}
        />
      </div>
      {stem !== undefined && (
        <CheckAt
          label="Changes places with its neighbours from customer to customer"
          path={`${path}.shuffled`}
        />
      )}
    </div>
  );
}

const pairs = "grid items-start gap-x-4 gap-y-3 sm:grid-cols-2";

function useGrid(index: number) {
  const { definition, changeDefinition } = useDefinition();
  return {
    together: gridAround(definition.questions, index).length,
    changeGrid: (kind: string, recipe: (one: ScaleQuestion) => ScaleQuestion) =>
      changeDefinition(
        (before) => withQuestions(before, (list) => withGrid(list, index, recipe)),
        `definition.questions.${index}.${kind}`,
      ),
  };
}

function StemField({ index, question }: ScaleFieldsProps) {
  const { errorAt } = useEditing();
  const { together, changeGrid } = useGrid(index);
  const path = `definition.questions.${index}.stem`;
  const hint =
    together > 1
      ? `Shared by the ${together} ratings that stand together, as are their points and ends.`
      : "Neighbouring ratings that begin alike stand together under it.";
  return (
    <TextField
      label="Beginning of the sentence"
      hint={hint}
      optional
      name={path}
      maxLength={200}
      value={question.stem ?? ""}
      error={errorAt(path)}
      onChange={({ target }) =>
        changeGrid("stem", (one) => ({ ...one, stem: target.value || undefined }))
      }
    />
  );
}

type End = ScaleFieldsProps & { end: "min" | "max" };

function PointField({ index, question: { scale }, end }: End) {
  const { changeGrid } = useGrid(index);
  const { errorAt } = useEditing();
  const usual = end === "min" ? [0, 1] : [2, 3, 4, 5, 6, 7, 8, 9, 10];
  const points = usual.includes(scale[end]) ? usual : [scale[end], ...usual];
  return (
    <SelectField
      label={end === "min" ? "First point" : "Last point"}
      name={`definition.questions.${index}.scale.${end}`}
      choices={points.map((point) => ({ value: String(point), label: String(point) }))}
      value={String(scale[end])}
      error={end === "max" ? errorAt(`definition.questions.${index}.scale`) : undefined}
      onChange={({ target }) =>
        changeGrid(end, (one) => ({
          ...one,
          scale: { ...one.scale, [end]: Number(target.value) },
        }))
      }
    />
  );
}

function EndField({ index, question: { scale }, end }: End) {
  const { errorAt, left } = useEditing();
  const { changeGrid } = useGrid(index);
  const part = end === "min" ? "minLabel" : "maxLabel";
  const path = `definition.questions.${index}.scale.${part}`;
  return (
    <TextField
      label={`What ${scale[end]} means`}
      optional
      name={path}
      maxLength={60}
      value={scale[part]}
      error={errorAt(path)}
      onBlur={() => left(path)}
      onChange={({ target }) =>
        changeGrid(part, (one) => ({ ...one, scale: { ...one.scale, [part]: target.value } }))
      }
    />
  );
}
