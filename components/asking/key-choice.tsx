"use client";

import { type KeyboardEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { TextField } from "@/components/ui/text-field";
import { TypedBefore } from "@/components/ui/typed-before";
import { nameOfKey } from "@/lib/ground/name-of-key";

interface KeyChoiceProps {
  /** What the keys are: "Touchpoints". */
  label: string;
  /** The choice of all of them: "Any touchpoint". */
  anyLabel: string;
  /** Keys that interactions have used. */
  known: readonly string[];
  /** The chosen keys; none means any. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Any, or only some, of the keys by which interactions are told apart. */
export function KeyChoice({ label, anyLabel, known, chosen, onChange }: KeyChoiceProps) {
  const name = useId();
  const [only, setOnly] = useState(chosen.length > 0);
  const [offered, setOffered] = useState(() => [...new Set([...known, ...chosen])]);
  const toggle = (key: string, on: boolean) =>
    onChange(on ? [...chosen, key] : chosen.filter((one) => one !== key));
  const choose = (some: boolean) => {
    setOnly(some);
    if (!some) onChange([]);
  };
  const add = (key: string) => {
    setOffered(offered.includes(key) ? offered : [...offered, key]);
    if (!chosen.includes(key)) toggle(key, true);
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium text-ink">{label}</legend>
      {[
        { some: false, words: anyLabel },
        { some: true, words: "Only these" },
      ].map(({ some, words }) => (
        <label key={words} className="flex cursor-pointer items-center gap-2.5 text-sm">
          <input
            id={`${name}-${some}`}
            type="radio"
            name={name}
            checked={only === some}
            onChange={() => choose(some)}
            className="size-4 accent-accent"
          />
          <TypedBefore control={`${name}-${some}`} />
          {words}
        </label>
      ))}
      {only && (
        <div className="ml-6.5 flex flex-col gap-2">
          {offered.map((key) => (
            <CheckboxField
              key={key}
              label={nameOfKey(key)}
              checked={chosen.includes(key)}
              onChange={({ target }) => toggle(key, target.checked)}
            />
          ))}
          <AnotherKey label={label} onAdd={add} />
        </div>
      )}
    </fieldset>
  );
}

/** A key that no interaction has used yet. Enter adds it, and does not send the form. */
function AnotherKey({ label, onAdd }: { label: string; onAdd: (key: string) => void }) {
  const [typed, setTyped] = useState("");
  const add = () => {
    if (typed.trim() !== "") onAdd(typed.trim());
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    add();
  };
  return (
    <div className="flex items-end gap-2">
      <TextField
        label={`Another of the ${label.toLowerCase()}`}
        labelHidden
        placeholder="Another"
        maxLength={200}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={onKeyDown}
        className="w-44"
      />
      <Button onClick={add}>Add</Button>
    </div>
  );
}
