import type { ColumnChoice, FileColumn } from "@/components/imports/choices";
import type { Reading } from "@/components/imports/reading-of";
import type { WizardForm } from "@/components/imports/wizard-values";

/** What the parts of one column's form share. */
export interface ColumnFormProps {
  column: FileColumn;
  /** Its place in the form. */
  index: number;
  form: WizardForm;
}

export interface ReadingProps extends ColumnFormProps {
  reading: Reading;
  choice: ColumnChoice;
}
