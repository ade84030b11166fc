"use client";

import { useField } from "@/components/builder/draft";
import { CheckboxField } from "@/components/ui/checkbox-field";
import type { FieldProps } from "@/components/ui/field";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";

interface AtProps extends FieldProps {
  /** Where in the draft the value is. */
  path: string;
}

interface TextAtProps extends AtProps {
  /** May be left empty: then the value is absent. */
  optional?: boolean;
  /** Left empty, the value is an empty text and not absent. */
  keepsEmpty?: boolean;
  maxLength?: number;
  type?: "text" | "date" | "url";
  placeholder?: string;
}

function useText({ path, optional, keepsEmpty }: TextAtProps) {
  const { value, error, setValue, leave } = useField(path);
  return {
    name: path,
    value: typeof value === "string" ? value : "",
    error,
    onBlur: leave,
    onText: (text: string) => setValue(text === "" && optional && !keepsEmpty ? undefined : text),
  };
}

/** A line of text of the draft. */
export function TextAt(props: TextAtProps) {
  const { path, keepsEmpty, ...field } = props;
  const { onText, ...text } = useText(props);
  return <TextField {...field} {...text} onChange={({ target }) => onText(target.value)} />;
}

/** Several lines of text of the draft. */
export function AreaAt(props: TextAtProps) {
  const { path, keepsEmpty, type, ...field } = props;
  const { onText, ...text } = useText(props);
  return (
    <TextAreaField {...field} {...text} rows={2} onChange={({ target }) => onText(target.value)} />
  );
}

/** A number of the draft. */
export function NumberAt({ path, ...field }: AtProps & { min?: number; max?: number }) {
  const { value, error, setValue, leave } = useField(path);
  return (
    <TextField
      {...field}
      type="number"
      step="any"
      name={path}
      error={error}
      value={typeof value === "number" ? value : ""}
      onBlur={leave}
      onChange={({ target }) => setValue(target.value === "" ? null : Number(target.value))}
    />
  );
}

/** A yes or no of the draft. */
export function CheckAt({ path, ...field }: AtProps) {
  const { value, error, setValue } = useField(path);
  return (
    <CheckboxField
      {...field}
      name={path}
      error={error}
      checked={value === true}
      onChange={({ target }) => setValue(target.checked)}
    />
  );
}

interface ChoiceAtProps extends AtProps {
  choices: readonly Choice[];
  /** The choice that stands for no value. */
  emptyLabel?: string;
}

/** One of several values of the draft. */
export function ChoiceAt({ path, ...field }: ChoiceAtProps) {
  const { value, error, setValue } = useField(path);
  return (
    <SelectField
      {...field}
      name={path}
      error={error}
      value={typeof value === "string" ? value : ""}
      onChange={({ target }) => setValue(target.value === "" ? undefined : target.value)}
    />
  );
}
