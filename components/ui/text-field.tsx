import type { ComponentProps } from "react";
import { classes } from "@/components/ui/classes";
import { controlLook, FieldFrame, type FieldProps } from "@/components/ui/field";

type TextFieldProps = FieldProps &
  Omit<ComponentProps<"input">, "className"> & {
    optional?: boolean;
    /** A unit or sign shown inside the field, after what is typed: "%", "days". */
    suffix?: string;
  };

/** A one-line input with its label, hint and error. Spread `register("name")` into it. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, labelHidden, optional, className, suffix, id, ...input } = props;
  return (
    <FieldFrame {...{ label, hint, error, labelHidden, optional, className, id }}>
      {(wiring) => (
        <span className="relative block">
          <input
            type="text"
            {...input}
            {...wiring}
            className={classes(controlLook, "h-9 max-sm:h-11", suffix && "pr-14")}
          />
          {suffix && (
            <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-ink-muted">
              {suffix}
            </span>
          )}
        </span>
      )}
    </FieldFrame>
  );
}
