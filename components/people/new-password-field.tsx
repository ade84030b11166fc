import type { ComponentProps } from "react";
import { TextField } from "@/components/ui/text-field";

type NewPasswordFieldProps = Omit<
  ComponentProps<typeof TextField>,
  "hint" | "type" | "autoComplete"
>;

/** A password that somebody thinks of. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  return (
    <TextField
      hint="At least 10 characters. A few words are better than one with signs in it."
      type="password"
      autoComplete="new-password"
      {...props}
    />
  );
}
