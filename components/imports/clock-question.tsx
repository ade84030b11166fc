import type { ColumnChoice, FileColumn } from "@/components/imports/choices";
import type { ColumnFormProps } from "@/components/imports/column-form";
import { EitherQuestion } from "@/components/imports/either-question";

const options = [
  { value: "duration", label: "Hours and minutes" },
  { value: "m:ss", label: "Minutes and seconds" },
] as const;

/** True when every cell that was kept has two parts, which could be either. */
export function isTwoPartClock({ kind, samples }: FileColumn): boolean {
  return kind === "clock" && samples.every((sample) => /^\d{1,3}:\d{2}$/.test(sample));
}

/** Asks what two parts of a duration are: a wrong guess is wrong by a factor of sixty. */
export function ClockQuestion(props: ColumnFormProps & { choice: ColumnChoice }) {
  const { column, index, form, choice } = props;
  const [sample = ""] = column.samples;
  return (
    <EitherQuestion
      legend={`What the parts of ${column.name} are`}
      question={`${sample} can be hours and minutes, as spreadsheets write it, or minutes and seconds.`}
      name={`clock-${index}`}
      options={options}
      chosen={(format) => (choice.format === "m:ss" ? "m:ss" : "duration") === format}
      onChoose={(format) => form.setValue(`columns.${index}.format`, format, { shouldDirty: true })}
    />
  );
}
