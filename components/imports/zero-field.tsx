import { type ColumnChoice, wordsIn } from "@/components/imports/choices";
import type { ColumnFormProps } from "@/components/imports/column-form";
import { CheckboxField } from "@/components/ui/checkbox-field";

/** Asks what a zero means where systems often write one for "was not measured". */
export function ZeroField({
  column,
  index,
  form,
  choice,
}: ColumnFormProps & { choice: ColumnChoice }) {
  const zeros = column.min === 0 || column.kind === "clock";
  if (!zeros) return null;
  const words = wordsIn(choice.missing);
  const change = (isMissing: boolean) => {
    const others = words.filter((word) => word !== "0");
    const missing = (isMissing ? [...others, "0"] : others).join(", ");
    form.setValue(`columns.${index}.missing`, missing, { shouldDirty: true });
  };
  return (
    <CheckboxField
      label={`${column.kind === "clock" ? "0:00:00" : "0"} means “no value”`}
      aria-description={`In ${column.name}`}
      checked={words.includes("0")}
      onChange={(event) => change(event.currentTarget.checked)}
    />
  );
}
