import { useId } from "react";
import { useWatch } from "react-hook-form";
import { ClockQuestion, isTwoPartClock } from "@/components/imports/clock-question";
import { ColumnFacts } from "@/components/imports/column-facts";
import type { ColumnFormProps } from "@/components/imports/column-form";
import { field } from "@/components/imports/field";
import { NewKpiFields } from "@/components/imports/new-kpi-fields";
import { NewQuestionFields } from "@/components/imports/new-question-fields";
import { OrderQuestion } from "@/components/imports/order-question";
import { ReadingDetails } from "@/components/imports/reading-details";
import { readingOf } from "@/components/imports/reading-of";
import { newAttribute, newKpi, newQuestion } from "@/components/imports/targets";
import { ZeroField } from "@/components/imports/zero-field";
import { type ChoiceGroup, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { KnownTargets } from "@/lib/imports/shapes";

interface ColumnCardProps extends ColumnFormProps {
  known: KnownTargets;
  groups: ChoiceGroup[];
  /** The column this one is read together with, as a time with its date. */
  joined: string | undefined;
}

/** One column: what it holds on the left, where it goes and how it is read on the right. */
export function ColumnCard({ column, index, form, known, groups, joined }: ColumnCardProps) {
  const id = useId();
  const choice = useWatch({ control: form.control, name: `columns.${index}` });
  const errors = form.formState.errors.columns?.[index];
  const reading = readingOf(choice, column, known);
  const of = { column, index, form };
  return (
    <li>
      <section
        aria-labelledby={id}
        className="grid gap-x-10 gap-y-4 px-5 py-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,30rem)]"
      >
        <ColumnFacts column={column} id={id} />
        <div className="flex flex-col gap-4">
          <SelectField
            label={`Where ${column.name} goes`}
            labelHidden
            emptyLabel="Not imported"
            choices={groups}
            hint={joined && `Read together with ${joined}, as one moment.`}
            error={errors?.target?.message}
            {...field(form, `columns.${index}.target`)}
          />
          {choice.target === newKpi && <NewKpiFields {...of} />}
          {reading && choice.target === newQuestion && (
            <NewQuestionFields {...of} reading={reading} choice={choice} />
          )}
          {choice.target === newAttribute && (
            <TextField
              label="Key"
              hint="What exports and the API call the attribute."
              error={errors?.key?.message}
              {...field(form, `columns.${index}.key`)}
            />
          )}
          {reading === "moment" && column.orderUnsure && <OrderQuestion {...of} choice={choice} />}
          {reading === "number" && isTwoPartClock(column) && (
            <ClockQuestion {...of} choice={choice} />
          )}
          {reading === "number" && <ZeroField {...of} choice={choice} />}
          {reading && <ReadingDetails {...of} reading={reading} choice={choice} />}
        </div>
      </section>
    </li>
  );
}
