"use client";

import { useState } from "react";
import { useDefinition, useEditing } from "@/components/builder/draft";
import { subjectsFor, testsFor, valuesOf } from "@/components/builder/subjects";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { Condition } from "@/lib/surveys/logic";

interface ConditionFieldsProps {
  path: string;
  condition: Condition;
  /** Questions before this place can be looked at. */
  upTo: number;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

/** One condition: what is looked at, how, and against which values. */
export function ConditionFields(props: ConditionFieldsProps) {
  const { path, condition, upTo, onRemove } = props;
  const { definition } = useDefinition();
  const { errorAt, left } = useEditing();
  // A choice is left as soon as it is made.
  const onChange = (next: Condition) => {
    left(`${path}.of`);
    left(`${path}.values`);
    props.onChange(next);
  };
  const tests = testsFor(definition, condition.of);
  const look = (of: string) => onChange({ of, is: "answered", values: [] });
  const test = (text: string) => {
    const is = tests.find(({ value }) => value === text)?.value ?? "answered";
    const { values } = condition;
    const bound = is === "at-least" || is === "at-most";
    const numbers = values.filter((value) => typeof value === "number").slice(0, 1);
    const kept = is === "one-of" || is === "none-of" ? values : bound ? numbers : [];
    onChange({ ...condition, is, values: kept });
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)_auto] items-start gap-2">
        <SelectField
          label="What is looked at"
          labelHidden
          name={`${path}.of`}
          choices={subjectsFor(definition, upTo, condition.of)}
          value={condition.of}
          error={errorAt(`${path}.of`)}
          onChange={({ target }) => look(target.value)}
        />
        <SelectField
          label="How"
          labelHidden
          name={`${path}.is`}
          choices={tests}
          value={condition.is}
          onChange={({ target }) => test(target.value)}
        />
        <Button tone="quiet" aria-label="Remove this condition" onClick={onRemove}>
          <span aria-hidden>×</span>
        </Button>
      </div>
      <Values {...{ path, condition, onChange }} error={errorAt(`${path}.values`)} />
    </div>
  );
}

interface ValuesProps {
  path: string;
  condition: Condition;
  error: string | undefined;
  onChange: (condition: Condition) => void;
}

function Values({ path, condition, error, onChange }: ValuesProps) {
  const { definition } = useDefinition();
  const { is, of, values } = condition;
  if (is === "answered" || is === "unanswered") return null;
  const offered = valuesOf(definition, of);
  if (is === "at-least" || is === "at-most") {
    return (
      <TextField
        label="Number"
        type="number"
        step="any"
        name={`${path}.values`}
        className="max-w-40"
        value={values[0] ?? ""}
        error={error}
        onChange={({ target }) =>
          onChange({ ...condition, values: target.value === "" ? [] : [Number(target.value)] })
        }
      />
    );
  }
  if (typeof offered === "string")
    return (
      <ListedValues {...{ path, condition, error, onChange }} numeric={offered === "number"} />
    );
  const toggle = (value: string | number) =>
    onChange({
      ...condition,
      values: offered
        .map((one) => one.value)
        .filter((one) => (one === value) !== values.includes(one)),
    });
  return (
    <fieldset>
      <legend className="sr-only">Values</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1.5">
        {offered.map(({ value, label }) => (
          <CheckboxField
            key={value}
            label={label}
            name={`${path}.values`}
            checked={values.includes(value)}
            onChange={() => toggle(value)}
          />
        ))}
      </div>
      {error && <p className="mt-1 text-xs font-medium text-bad">{error}</p>}
    </fieldset>
  );
}

/** Values that are written, separated by commas; read as they are typed, kept as they stand. */
function ListedValues(props: ValuesProps & { numeric: boolean }) {
  const { path, condition, error, onChange, numeric } = props;
  const [typed, setTyped] = useState(condition.values.join(", "));
  const read = (text: string) => {
    setTyped(text);
    const parts = text.split(",").map((part) => part.trim());
    const said = parts.filter((part) => part !== "");
    onChange({
      ...condition,
      values: numeric ? said.map(Number).filter(Number.isFinite) : said,
    });
  };
  return (
    <TextField
      label="Values"
      hint="Separated by commas."
      name={`${path}.values`}
      value={typed}
      error={error}
      onChange={({ target }) => read(target.value)}
    />
  );
}
