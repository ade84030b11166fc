import type { UseFormReturn } from "react-hook-form";
import { type ColumnChoice, choiceFor } from "@/components/imports/choices";
import type { KnownTargets, StartImport, Upload } from "@/lib/imports/shapes";

/** What the wizard's form keeps, on all its steps. */
export interface WizardValues {
  columns: ColumnChoice[];
  /** "" for a new one. */
  survey: string;
  timezone: string;
  channel: string;
  touchpoint: string;
  trigger: boolean;
}

/** The form, which hands on the engine's own request. */
export type WizardForm = UseFormReturn<WizardValues, unknown, StartImport>;

/** The form as a file's examination suggests it. */
export function valuesFor(upload: Upload, known: KnownTargets, timezone: string): WizardValues {
  const { examination, suggestion } = upload;
  return {
    columns: examination.columns.map((column) => choiceFor(column, suggestion[column.name], known)),
    survey: "",
    timezone,
    channel: "",
    touchpoint: "",
    trigger: false,
  };
}
