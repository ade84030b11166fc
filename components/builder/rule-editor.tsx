"use client";

import { ConditionFields } from "@/components/builder/condition-fields";
import { useDefinition, useEditing } from "@/components/builder/draft";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import type { Condition, Rule } from "@/lib/surveys/logic";

interface RuleEditorProps {
  index: number;
  name: "show" | "skip" | "end";
  title: string;
  /** Said on the button that begins the rule. */
  add: string;
}

/** One rule of a question: conditions of which all or any must hold. */
export function RuleEditor(props: RuleEditorProps) {
  const { index, name, add } = props;
  const { definition, changeDefinition } = useDefinition();
  const { errorAt } = useEditing();
  const { questions } = definition;
  const rule = questions[index]?.[name];
  const path = `definition.questions.${index}.${name}`;
  const upTo = name === "end" ? index + 1 : index;
  const setRule = (next: Rule | undefined, kind?: string) =>
    changeDefinition(
      (before) => ({
        ...before,
        questions: before.questions.map((one, at) =>
          at === index ? { ...one, [name]: next } : one,
        ),
      }),
      kind,
    );
  const fresh = firstCondition(questions, upTo);
  return (
    <div>
      {rule ? (
        <RuleFields {...props} {...{ rule, upTo, path, fresh, setRule }} />
      ) : (
        <Button
          size="small"
          tone="quiet"
          name={path}
          onClick={() => setRule({ match: "all", conditions: [fresh] })}
        >
          + {add}
        </Button>
      )}
      <FieldError id={`${path}-error`} error={errorAt(path)} />
    </div>
  );
}

interface RuleFieldsProps extends RuleEditorProps {
  rule: Rule;
  upTo: number;
  path: string;
  fresh: Condition;
  setRule: (next: Rule | undefined, kind?: string) => void;
}

function RuleFields({ rule, title, upTo, path, fresh, setRule }: RuleFieldsProps) {
  const { conditions } = rule;
  const replace = (at: number, next: Condition | undefined) => {
    const changed = conditions.flatMap((one, place) => (place === at ? (next ?? []) : one));
    setRule(changed.length > 0 ? { ...rule, conditions: changed } : undefined, `${path}.${at}`);
  };
  return (
    <fieldset className="rounded-lg bg-sunken px-3 pt-2 pb-3">
      <legend className="sr-only">{title}</legend>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p aria-hidden className="text-sm font-medium">
          {title}
        </p>
        {conditions.length > 1 && (
          <SelectField
            label={`${title}: how many must hold`}
            labelHidden
            choices={matches}
            value={rule.match}
            onChange={({ target }) =>
              setRule({ ...rule, match: target.value === "any" ? "any" : "all" })
            }
          />
        )}
      </div>
      <ol className="mt-2 flex flex-col gap-3">
        {conditions.map((condition, at) => (
          // Conditions have no name of their own; their place and number tell them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={`${at} of ${conditions.length}`}>
            <ConditionFields
              path={`${path}.conditions.${at}`}
              condition={condition}
              upTo={upTo}
              onChange={(next) => replace(at, next)}
              onRemove={() => replace(at, undefined)}
            />
          </li>
        ))}
      </ol>
      <Button
        size="small"
        className="mt-3"
        onClick={() => setRule({ ...rule, conditions: [...conditions, fresh] })}
      >
        Add condition
      </Button>
    </fieldset>
  );
}

const matches = [
  { value: "all", label: "all of these hold" },
  { value: "any", label: "any of these holds" },
];

function firstCondition(questions: readonly { key: string; kind: string }[], upTo: number) {
  const last = questions.slice(0, upTo).findLast(({ kind }) => kind !== "statement");
  const of = last ? `answer.${last.key}` : "customer.segment";
  return { of, is: "answered", values: [] } satisfies Condition;
}
