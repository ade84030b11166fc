"use client";

import { useWatch } from "react-hook-form";
import { orderWords } from "@/components/asking/trigger-sentence";
import type { TriggerFormState } from "@/components/asking/use-trigger-form";
import { SelectField } from "@/components/ui/select-field";
import { kindPhrases, type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";

const kinds = plannedKinds.map((value) => ({ value, label: kindPhrases[value] }));

/** The second and the third choice, and what leads to them in the sentence. */
const further = [
  { at: 1, link: "otherwise", label: "Second channel" },
  { at: 2, link: "and then", label: "Third channel" },
] as const;

interface OrderFieldsProps {
  form: TriggerFormState;
  /** The channels of the survey's plan. */
  planned: readonly PlannedKind[];
}

/** By which channels the trigger asks: as its survey does, or in an order of its own. */
export function OrderFields({ form, planned }: OrderFieldsProps) {
  const { register, control, formState } = form;
  const first = useWatch({ control, name: "askBy.0" });
  const problem = (at: number) => formState.errors.askBy?.[at]?.message;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-sm font-medium text-ink">By which channels</legend>
      <div className="flex flex-wrap items-start gap-x-2.5 gap-y-3 max-sm:gap-y-1.5 [&>span]:flex [&>span]:h-9 [&>span]:items-center max-sm:[&>span]:h-11">
        <span>They are asked</span>
        <SelectField
          labelHidden
          label="First channel"
          emptyLabel="as the survey says"
          choices={kinds}
          error={problem(0)}
          className="w-56 max-sm:w-full"
          {...register("askBy.0")}
        />
        {first !== "" &&
          further.map(({ at, link, label }) => (
            <div key={at} className="contents [&>span]:flex [&>span]:h-9 [&>span]:items-center">
              <span>{link}</span>
              <SelectField
                labelHidden
                label={label}
                emptyLabel="not at all"
                choices={kinds}
                error={problem(at)}
                className="w-56 max-sm:w-full"
                {...register(`askBy.${at}`)}
              />
            </div>
          ))}
      </div>
      <p className="text-xs text-ink-muted">
        {first === ""
          ? `As the survey has it now: ${orderWords(planned)}.`
          : "The next one where a channel has no address of theirs or fails for good. Reminders stay as the survey has them."}{" "}
        What a customer prefers goes first, if it is among these.
      </p>
    </fieldset>
  );
}
