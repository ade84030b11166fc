"use client";

import type { TriggerFormState } from "@/components/asking/use-trigger-form";
import { WindowFields } from "@/components/asking/window-fields";
import { TextField } from "@/components/ui/text-field";

/** In which hours messages leave, and from when until when the rule holds. */
export function TimeFields({ form }: { form: TriggerFormState }) {
  const { register } = form;
  const { errors } = form.formState;
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 text-sm font-medium text-ink">When</legend>
      <WindowFields />
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
