"use client";

import { DurationField } from "@/components/asking/duration-field";
import type { TriggerFormState } from "@/components/asking/use-trigger-form";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";

const whenResting = [
  { value: "drop", label: "do not ask" },
  { value: "delay", label: "ask as soon as it is permitted" },
];

const ranks = [
  { value: "10", label: "first" },
  { value: "0", label: "normally" },
  { value: "-10", label: "last" },
];

/** A rank given over the API may be any number. */
function withRank(rank: string) {
  return ranks.some(({ value }) => value === rank)
    ? ranks
    : [...ranks, { value: rank, label: `with priority ${rank}` }];
}

/** How often the same person, how many a day, and who goes first. */
export function OftenFields({ form }: { form: TriggerFormState }) {
  const { register } = form;
  const { errors, defaultValues } = form.formState;
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 text-sm font-medium text-ink">How often</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <DurationField
          label="Rest period"
          hint="After any survey. Empty: what the contact policy says."
          optional
          error={errors.rest?.message}
          amount={register("rest")}
          unit={register("restUnit")}
        />
        <SelectField
          label="If it is too early to ask"
          hint="At most 90 days later; what would be later is not asked."
          choices={whenResting}
          {...register("whenResting")}
        />
        <TextField
          label="At most a day"
          hint="The others are asked on the days after; nobody is dropped."
          optional
          inputMode="numeric"
          suffix="people"
          error={errors.dailyCap?.message}
          {...register("dailyCap")}
        />
        <SelectField
          label="Among several triggers it is heard"
          hint="The first that would ask, asks. Of equals, the older one."
          choices={withRank(String(defaultValues?.priority ?? "0"))}
          {...register("priority")}
        />
      </div>
    </fieldset>
  );
}
