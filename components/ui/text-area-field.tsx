import type { ComponentProps } from "react";
import { classes } from "@/components/ui/classes";
import { controlLook, FieldFrame, type FieldProps } from "@/components/ui/field";

type TextAreaFieldProps = FieldProps &
  Omit<ComponentProps<"textarea">, "className"> & { optional?: boolean };

/** Several lines of text with label, hint and error. Grows with what is typed where possible. */
export function TextAreaField(props: TextAreaFieldProps) {
  const { label, hint, error, labelHidden, optional, className, id, ...area } = props;
  return (
    <FieldFrame {...{ label, hint, error, labelHidden, optional, className, id }}>
      {(wiring) => (
        <textarea
          rows={3}
          {...area}
          {...wiring}
          className={classes(controlLook, "field-sizing-content min-h-20 py-2")}
        />
      )}
    </FieldFrame>
  );
}
