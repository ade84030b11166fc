"use client";

import type { ComponentProps } from "react";
import { weekdayNames } from "@/components/asking/trigger-sentence";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FieldError } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";

type Clock = Omit<ComponentProps<typeof TextField>, "label">;

interface WindowFieldsProps {
  /** 1 is Monday; as forms have them, before they are read. */
  chosen: readonly unknown[];
  choose: (weekdays: unknown[]) => void;
  problem: string | undefined;
  from: Clock;
  until: Clock;
}

/** Days of the week, and the hours on them. */
export function WindowFields({ chosen, choose, problem, from, until }: WindowFieldsProps) {
  const toggle = (day: number, on: boolean) =>
    choose(on ? [...chosen, day] : chosen.filter((one) => one !== day));
  return (
    <div className="ml-6.5 flex flex-col gap-3">
      <div>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {weekdayNames.map((name, at) => (
            <CheckboxField
              key={name}
              label={name}
              checked={chosen.includes(at + 1)}
              onChange={({ target }) => toggle(at + 1, target.checked)}
            />
          ))}
        </div>
        <FieldError id="weekdays-error" error={problem} />
      </div>
      <div className="flex flex-wrap gap-4">
        <TextField label="From" placeholder="09:00" className="w-24" {...from} />
        <TextField label="Until" placeholder="18:00" className="w-24" {...until} />
      </div>
    </div>
  );
}
