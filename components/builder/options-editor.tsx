"use client";

import { get, set } from "react-hook-form";
import { useEditing } from "@/components/builder/draft";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";
import { newOption } from "@/lib/surveys/new-question";
import type { Option } from "@/lib/surveys/question-kinds";

interface OptionsEditorProps {
  path: string;
  /** What one is called. */
  what: string;
  least: number;
  most: number;
  /** Keys of its options that answers may be known by. */
  published: readonly string[];
}

/** A list of options in their order; the key of each stays whatever its words become. */
export function OptionsEditor({ path, what, least, most, published }: OptionsEditorProps) {
  const { draft, change, errorAt, left } = useEditing();
  const options: readonly Option[] = get(draft, path) ?? [];
  const replace = (next: readonly Option[], kind?: string) =>
    change((before) => {
      const after = structuredClone(before);
      set(after, path, next);
      return after;
    }, kind);
  const swap = (index: number) =>
    replace([
      ...options.slice(0, index),
      ...options.slice(index, index + 2).reverse(),
      ...options.slice(index + 2),
    ]);
  const add = () => replace([...options, newOption(what, options, published)]);
  return (
    <fieldset>
      <legend className="text-sm font-medium first-letter:uppercase">{what}s</legend>
      <ol className="mt-2 flex flex-col gap-2">
        {options.map((option, index) => (
          <li key={option.key} className="flex items-start gap-1">
            <TextField
              label={`${what} ${index + 1}`}
              labelHidden
              className="min-w-0 flex-1"
              name={`${path}.${index}.label`}
              maxLength={200}
              value={option.label}
              error={errorAt(`${path}.${index}.label`)}
              onBlur={() => left(`${path}.${index}.label`)}
              onChange={({ target }) =>
                replace(
                  options.map((one, at) => (at === index ? { ...one, label: target.value } : one)),
                  `${path}.${index}`,
                )
              }
            />
            <Button
              tone="quiet"
              aria-label={`Move ${option.label} up`}
              disabled={index === 0}
              onClick={() => swap(index - 1)}
            >
              <span aria-hidden>↑</span>
            </Button>
            <Button
              tone="quiet"
              aria-label={`Remove ${option.label}`}
              disabled={options.length <= least}
              onClick={() => replace(options.filter((_, at) => at !== index))}
            >
              <span aria-hidden>×</span>
            </Button>
          </li>
        ))}
      </ol>
      <FieldError id={`${path}-error`} error={errorAt(path)} />
      <Button size="small" className="mt-2" disabled={options.length >= most} onClick={add}>
        Add {what}
      </Button>
    </fieldset>
  );
}
