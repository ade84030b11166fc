import type { ColumnChoice } from "@/components/imports/choices";
import type { ColumnFormProps } from "@/components/imports/column-form";
import { datePatternOf } from "@/components/imports/date-pattern-of";
import { EitherQuestion } from "@/components/imports/either-question";

const options = [
  { value: "day", label: "Day first" },
  { value: "month", label: "Month first" },
] as const;

/** Asks which comes first where no row of the file tells. */
export function OrderQuestion(props: ColumnFormProps & { choice: ColumnChoice }) {
  const { column, index, form, choice } = props;
  const [sample = ""] = column.samples;
  const usual = column.dateOrder === "mdy" ? "month" : "day";
  return (
    <EitherQuestion
      legend={`Which comes first in ${column.name}`}
      question={`No row tells whether ${sample} begins with the day or with the month.`}
      name={`order-${index}`}
      options={options}
      chosen={(first) =>
        choice.format === "" ? first === usual : choice.format === datePatternOf(sample, first)
      }
      onChoose={(first) => {
        const pattern = datePatternOf(sample, first) ?? "";
        form.setValue(`columns.${index}.format`, pattern, { shouldDirty: true });
      }}
    />
  );
}
