import type { ComponentProps } from "react";
import { classes } from "@/components/ui/classes";
import { controlLook, FieldFrame, type FieldProps } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";

interface DurationFieldProps extends FieldProps {
  optional?: boolean;
  /** What `register` gives of the number, and of what it counts. */
  amount: Omit<ComponentProps<"input">, "className">;
  unit: Omit<ComponentProps<typeof SelectField>, "label" | "choices">;
}

const units = [
  { value: "minutes", label: "minutes" },
  { value: "hours", label: "hours" },
  { value: "days", label: "days" },
];

/** How long: a number, and what it counts. */
export function DurationField({ amount, unit, ...frame }: DurationFieldProps) {
  return (
    <FieldFrame {...frame}>
      {(wiring) => (
        <div className="flex gap-2.5">
          <div className="w-20">
            <input
              type="text"
              inputMode="numeric"
              {...amount}
              {...wiring}
              className={classes(controlLook, "h-9 max-sm:h-11")}
            />
          </div>
          <SelectField
            label={`Unit of: ${frame.label}`}
            labelHidden
            choices={units}
            className="w-28 max-sm:w-34"
            {...unit}
          />
        </div>
      )}
    </FieldFrame>
  );
}
