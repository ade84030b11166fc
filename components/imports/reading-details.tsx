import { useId } from "react";
import type { ColumnChoice } from "@/components/imports/choices";
import type { ReadingProps } from "@/components/imports/column-form";
import { field } from "@/components/imports/field";
import type { Reading } from "@/components/imports/reading-of";
import { newKpi, newQuestion } from "@/components/imports/targets";
import { ValueFields } from "@/components/imports/value-fields";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";

const formats = [
  { value: "", label: "As recognised" },
  { value: "duration", label: "Duration, h:mm:ss, in seconds" },
  { value: "m:ss", label: "Duration, m:ss, in seconds" },
  { value: "percent", label: "Percent" },
];
const marks = [
  { value: "", label: "As recognised" },
  { value: ".", label: "Point: 1,234.5" },
  { value: ",", label: "Comma: 1.234,5" },
];
/** Fields that are folded away, and unfold when something is wrong with them. */
const hidden = [
  ...["label", "key", "format", "decimal"],
  ...["yesWords", "noWords", "missing", "values"],
] as const;

/** What a new thing is called and how cells are read, folded away: it is usually right already. */
export function ReadingDetails(props: ReadingProps) {
  const { column, index, form, reading, choice } = props;
  const errors = form.formState.errors.columns?.[index];
  const isNew = choice.target === newKpi || choice.target === newQuestion;
  const wrong = hidden.some((field) => errors?.[field]);
  const worded = reading === "number" && column.kind === "text" && column.values.length > 0;
  return (
    <details className="group" open={wrong || worded || undefined}>
      <summary className="flex items-baseline gap-2 rounded-sm text-xs font-medium text-ink-muted hover:text-ink max-sm:py-2">
        <span aria-hidden className="transition-transform group-open:rotate-90">
          ›
        </span>
        Details
        <span className="sr-only"> ({column.name})</span>
        <span className="truncate font-normal">{inShort(choice, reading)}</span>
      </summary>
      <div className="mt-3 grid grid-cols-2 gap-3">
        {isNew && (
          <>
            <TextField
              label="Name"
              hint="What reports call it."
              error={errors?.label?.message}
              {...field(form, `columns.${index}.label`)}
            />
            <TextField
              label="Key"
              hint="What the API calls it, for good."
              error={errors?.key?.message}
              {...field(form, `columns.${index}.key`)}
            />
          </>
        )}
        {reading === "moment" && <PatternField {...props} />}
        {reading === "number" && (
          <>
            <SelectField
              label="Written as"
              choices={formats}
              error={errors?.format?.message}
              {...field(form, `columns.${index}.format`)}
            />
            <SelectField
              label="Decimal mark"
              choices={marks}
              error={errors?.decimal?.message}
              {...field(form, `columns.${index}.decimal`)}
            />
          </>
        )}
        {worded && <ValueFields {...props} />}
        {saysYesOrNo(props) && !worded && <YesNoFields {...props} />}
        <TextField
          label="Read as empty"
          hint="Words set apart by commas, as 0, n/a"
          className="col-span-2"
          error={errors?.missing?.message}
          {...field(form, `columns.${index}.missing`)}
        />
      </div>
    </details>
  );
}

function saysYesOrNo({ reading, column }: ReadingProps): boolean {
  const wordy = column.kind === "yes-no" || column.kind === "text";
  return reading === "yes-no" || (reading === "number" && wordy);
}

function PatternField({ index, form }: ReadingProps) {
  const id = useId();
  return (
    <>
      <TextField
        label="Date pattern"
        hint="Left empty, it is read as recognised."
        placeholder="dd/MM/yyyy HH:mm"
        className="col-span-2"
        list={id}
        error={form.formState.errors.columns?.[index]?.format?.message}
        {...field(form, `columns.${index}.format`)}
      />
      <datalist id={id}>
        {["dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy HH:mm", "yyyy-MM-dd HH:mm:ss"].map((pattern) => (
          <option key={pattern} value={pattern} />
        ))}
      </datalist>
    </>
  );
}

function YesNoFields({ index, form, reading }: ReadingProps) {
  const errors = form.formState.errors.columns?.[index];
  const [yes, no] = reading === "number" ? ["Words for 1", "Words for 0"] : ["Yes is", "No is"];
  return (
    <>
      <TextField
        label={yes}
        placeholder="yes, y, true"
        error={errors?.yesWords?.message}
        {...field(form, `columns.${index}.yesWords`)}
      />
      <TextField
        label={no}
        placeholder="no, n, false"
        error={errors?.noWords?.message}
        {...field(form, `columns.${index}.noWords`)}
      />
    </>
  );
}

/** What differs from reading it as recognised. */
function inShort(choice: ColumnChoice, reading: Reading): string {
  const { format, decimal, yesWords, noWords, missing } = choice;
  const numeric = reading === "number";
  return [
    (numeric || reading === "moment") && format,
    numeric && decimal && `decimal ${decimal}`,
    yesWords && reading !== "moment" && `yes = ${yesWords}`,
    noWords && reading !== "moment" && `no = ${noWords}`,
    missing && `empty = ${missing}`,
  ]
    .filter(Boolean)
    .join(" · ");
}
