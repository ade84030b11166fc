import type { ColumnFormProps } from "@/components/imports/column-form";
import { field } from "@/components/imports/field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { directionWords, levelWords } from "@/lib/kpis/words";

/** What a KPI that does not exist yet is to be. */
export function NewKpiFields({ index, form }: ColumnFormProps) {
  const errors = form.formState.errors.columns?.[index];
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-[1.35fr_1.2fr_1fr]">
      <SelectField
        label="Better when"
        className="max-sm:col-span-2"
        choices={directionWords}
        error={errors?.direction?.message}
        {...field(form, `columns.${index}.direction`)}
      />
      <SelectField
        label="Level"
        choices={levelWords}
        error={errors?.level?.message}
        {...field(form, `columns.${index}.level`)}
      />
      <TextField
        label="Unit"
        optional
        error={errors?.unit?.message}
        {...field(form, `columns.${index}.unit`)}
      />
    </div>
  );
}
