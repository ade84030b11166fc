"use client";

import { useWatch } from "react-hook-form";
import { weekdayNames } from "@/components/asking/trigger-sentence";
import type { TriggerFormState } from "@/components/asking/use-trigger-form";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FieldError } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";

/** In which hours messages leave, and from when until when the rule holds. */
export function TimeFields({ form }: { form: TriggerFormState }) {
  const { register } = form;
  const { errors } = form.formState;
  const windowed = useWatch({ control: form.control, name: "windowed" });
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 text-sm font-medium text-ink">When</legend>
      <CheckboxField
        label="Only in certain hours"
        hint="By the customer's own clock. What falls outside waits for the next time they begin."
        {...register("windowed")}
      />
      {windowed && <WindowFields form={form} />}
      <div className="flex flex-wrap gap-4">
        <TextField
          label="First day"
          optional
          type="date"
          error={errors.firstDay?.message}
          className="w-44"
          {...register("firstDay")}
        />
        <TextField
          label="Last day"
          optional
          type="date"
          error={errors.lastDay?.message}
          className="w-44"
          {...register("lastDay")}
        />
      </div>
    </fieldset>
  );
}

function WindowFields({ form }: { form: TriggerFormState }) {
  const { register } = form;
  const { errors } = form.formState;
  const chosen = useWatch({ control: form.control, name: "weekdays" });
  const toggle = (day: number, on: boolean) =>
    form.setValue("weekdays", on ? [...chosen, day] : chosen.filter((one) => one !== day));
  return (
    <div className="ml-6.5 flex flex-col gap-3">
      <div>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {weekdayNames.map((name, at) => (
            <CheckboxField
              key={name}
              label={name}
              checked={chosen.includes(at + 1)}
              onChange={({ target }) => toggle(at + 1, target.checked)}
            />
          ))}
        </div>
        <FieldError id="weekdays-error" error={errors.weekdays?.message} />
      </div>
      <div className="flex flex-wrap gap-4">
        <TextField
          label="From"
          placeholder="09:00"
          error={errors.from?.message}
          className="w-24"
          {...register("from")}
        />
        <TextField
          label="Until"
          placeholder="18:00"
          error={errors.until?.message}
          className="w-24"
          {...register("until")}
        />
      </div>
    </div>
  );
}
