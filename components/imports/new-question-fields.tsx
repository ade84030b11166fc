import { usualScale } from "@/components/imports/choices";
import type { ReadingProps } from "@/components/imports/column-form";
import { field } from "@/components/imports/field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { QuestionRole } from "@/lib/surveys/question-kinds";

const roles: { value: QuestionRole; label: string }[] = [
  { value: "nps", label: "Would recommend (NPS)" },
  { value: "csat", label: "Satisfaction (CSAT)" },
  { value: "ces", label: "Ease (CES)" },
  { value: "driver", label: "Rating of one aspect" },
  { value: "comment", label: "Comment" },
  { value: "profile", label: "About the customer" },
];
/** What a question that does not exist yet is to be. */
export function NewQuestionFields({ column, index, form, choice, reading }: ReadingProps) {
  const errors = form.formState.errors.columns?.[index];
  const [from, to] = usualScale(choice.role) ?? [column.min, column.max];
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-[2fr_1fr_1fr]">
      <SelectField
        label="What it asks"
        className="max-sm:col-span-2"
        choices={roles}
        error={errors?.role?.message}
        {...field(form, `columns.${index}.role`)}
      />
      {reading === "number" && (
        <>
          <TextField
            label="From"
            inputMode="decimal"
            placeholder={from?.toString()}
            error={errors?.scaleMin?.message}
            {...field(form, `columns.${index}.scaleMin`)}
          />
          <TextField
            label="To"
            inputMode="decimal"
            placeholder={to?.toString()}
            error={errors?.scaleMax?.message}
            {...field(form, `columns.${index}.scaleMax`)}
          />
        </>
      )}
    </div>
  );
}
