import { type ComponentProps, useId } from "react";
import { classes } from "@/components/ui/classes";
import { FieldError, type FieldProps } from "@/components/ui/field";
import { TypedBefore } from "@/components/ui/typed-before";

type CheckboxFieldProps = FieldProps & Omit<ComponentProps<"input">, "className" | "type">;

/** A yes or no with its label beside it. */
export function CheckboxField(props: CheckboxFieldProps) {
  const { label, hint, error, labelHidden, className, ...input } = props;
  const generated = useId();
  const id = input.id ?? generated;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={classes("flex flex-col gap-1", className)}>
      <div className="flex items-start gap-2.5">
        <input
          {...input}
          id={id}
          type="checkbox"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy || undefined}
          className="mt-0.5 size-4 shrink-0 cursor-pointer accent-accent"
        />
        <TypedBefore control={id} />
        <div>
          <label htmlFor={id} className={labelHidden ? "sr-only" : "cursor-pointer text-sm"}>
            {label}
          </label>
          {hint && (
            <p id={`${id}-hint`} className="text-xs text-ink-muted">
              {hint}
            </p>
          )}
        </div>
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}
