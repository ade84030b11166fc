import type { ReadingProps } from "@/components/imports/column-form";
import { field } from "@/components/imports/field";
import { TextField } from "@/components/ui/text-field";

/** Which number each word stands for, where a column that should hold numbers has few words. */
export function ValueFields({ column, index, form }: ReadingProps) {
  const errors = form.formState.errors.columns?.[index]?.values;
  return (
    <fieldset className="col-span-2">
      <legend className="text-sm font-medium">Which number each word stands for</legend>
      <p className="text-xs text-ink-muted">Rows with a word that has none are left out.</p>
      <ul className="mt-2 flex flex-col gap-2">
        {column.values.map(({ text, count }, at) => (
          <li key={text} className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate text-sm">
              {text} <span className="text-xs text-ink-muted">× {count.toLocaleString("en")}</span>
            </span>
            <TextField
              label={`Number for ${text}`}
              labelHidden
              inputMode="decimal"
              className="w-40"
              error={errors?.[at]?.number?.message}
              {...field(form, `columns.${index}.values.${at}.number`)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
