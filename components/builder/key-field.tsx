"use client";

import { useState } from "react";
import { useDefinition } from "@/components/builder/draft";
import { TextField } from "@/components/ui/text-field";
import { withKey } from "@/lib/surveys/edits";

interface KeyFieldProps {
  index: number;
  fixed: boolean;
}

/** What answers are kept under; changed once it is left, because rules and texts follow it. */
export function KeyField({ index, fixed }: KeyFieldProps) {
  const { definition, changeDefinition } = useDefinition();
  const key = definition.questions[index]?.key ?? "";
  const [typed, setTyped] = useState<string>();
  const others = definition.questions.filter((_, at) => at !== index);
  const problem = problemOf(typed ?? key, others);
  const take = () => {
    if (typed !== undefined && typed !== key && !problem) {
      changeDefinition((before) => withKey(before, key, typed));
    }
    if (!problem) setTyped(undefined);
  };
  return (
    <TextField
      label="Key"
      name={`definition.questions.${index}.key`}
      hint={
        fixed
          ? "Was published: answers are known by it, so it stays."
          : "What exports and analysis call it; rules and texts follow when you change it."
      }
      readOnly={fixed}
      maxLength={64}
      value={typed ?? key}
      error={problem}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={take}
      className="max-w-80"
    />
  );
}

function problemOf(key: string, others: readonly { key: string }[]): string | undefined {
  if (others.some((other) => other.key === key)) return `Another question has the key ${key}.`;
  return /^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(key)
    ? undefined
    : "Use letters, digits, - and _, starting with a letter.";
}
