import { type FieldPath, get } from "react-hook-form";
import type { WizardForm, WizardValues } from "@/components/imports/wizard-values";

/** A field's wiring with its value for the server's HTML, so that nothing jumps when scripts come. */
export function field<N extends FieldPath<WizardValues>>(form: WizardForm, name: N) {
  return { ...form.register(name), defaultValue: String(get(form.getValues(), name)) };
}
