"use client";

import { useWatch } from "react-hook-form";
import type { TriggerFormState } from "@/components/asking/use-trigger-form";
import { WindowFields } from "@/components/asking/window-fields";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { TextField } from "@/components/ui/text-field";

/** In which hours messages leave, and from when until when the rule holds. */
export function TimeFields({ form }: { form: TriggerFormState }) {
  const { register } = form;
  const { errors } = form.formState;
  const [windowed, weekdays] = useWatch({
    control: form.control,
    name: ["windowed", "weekdays"],
  });
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 text-sm font-medium text-ink">When</legend>
      <CheckboxField
        label="Only in certain hours"
        hint="By the customer's own clock. What falls outside waits for the next time they begin."
        {...register("windowed")}
      />
      {windowed && (
        <WindowFields
          chosen={weekdays}
          choose={(days) => form.setValue("weekdays", days)}
          problem={errors.weekdays?.message}
          from={{ ...register("from"), error: errors.from?.message }}
          until={{ ...register("until"), error: errors.until?.message }}
        />
      )}
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
