import type { ComponentProps } from "react";
import { TextField } from "@/components/ui/text-field";

type Wiring = Omit<ComponentProps<typeof TextField>, "label">;

interface LimitFieldsProps {
  /** Whose limits these are, where several stand on a page. */
  of?: string;
  rest: Wiring;
  year: Wiring;
}

/** From one ask to the next, and how many a year. */
export function LimitFields({ of, rest, year }: LimitFieldsProps) {
  const whose = of === undefined ? "" : `${of}: `;
  return (
    <div className="flex flex-wrap items-start gap-x-2.5 gap-y-2 text-sm [&>span]:flex [&>span]:h-9 [&>span]:items-center max-sm:[&>span]:h-11">
      <span>Leave a person alone for</span>
      <TextField
        labelHidden
        label={`${whose}Rest period, in days`}
        inputMode="decimal"
        suffix="days"
        className="w-28"
        {...rest}
      />
      <span>after each survey, and ask at most</span>
      <TextField
        labelHidden
        label={`${whose}Surveys a year`}
        inputMode="numeric"
        placeholder="any"
        className="w-20"
        {...year}
      />
      <span>times a year.</span>
    </div>
  );
}
