import type { ColumnChoice } from "@/components/imports/choices";
import type { ColumnFormProps } from "@/components/imports/column-form";
import { datePatternOf } from "@/components/imports/date-pattern-of";
import { classes } from "@/components/ui/classes";

const words = { day: "Day first", month: "Month first" } as const;

/** Asks which comes first where no row of the file tells. */
export function OrderQuestion(props: ColumnFormProps & { choice: ColumnChoice }) {
  const { column, index, form, choice } = props;
  const [sample = ""] = column.samples;
  const usual = column.dateOrder === "mdy" ? "month" : "day";
  const choose = (first: "day" | "month") => {
    const pattern = datePatternOf(sample, first) ?? "";
    form.setValue(`columns.${index}.format`, pattern, { shouldDirty: true });
  };
  const chosen = (first: "day" | "month") =>
    choice.format === "" ? first === usual : choice.format === datePatternOf(sample, first);
  return (
    <fieldset className="rounded-lg border border-warn/25 bg-warn-soft px-4 py-3">
      <legend className="sr-only">Which comes first in {column.name}</legend>
      <p className="text-sm text-ink">
        No row tells whether {sample} begins with the day or with the month.
      </p>
      <div className="mt-2 flex gap-2">
        {(["day", "month"] as const).map((first) => (
          <label
            key={first}
            className={classes(
              "flex cursor-pointer items-center gap-2 rounded-md border bg-surface px-3 py-1.5 text-sm max-sm:py-2.5",
              chosen(first) ? "border-accent text-ink" : "border-control text-ink-muted",
            )}
          >
            <input
              type="radio"
              name={`order-${index}`}
              className="accent-accent"
              checked={chosen(first)}
              onChange={() => choose(first)}
            />
            {words[first]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
