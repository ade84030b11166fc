"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { weekdayNames } from "@/components/asking/trigger-sentence";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FieldError } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";

/** What a form around these fields has among its own. */
interface Windowed {
  windowed: boolean;
  /** 1 is Monday; as forms have them, before they are read. */
  weekdays: unknown[];
  from: string;
  until: string;
}

/** Whether messages leave in certain hours only, and if so in which, on which days of the week. */
export function WindowFields() {
  const { register, control, setValue, formState } = useFormContext<Windowed>();
  const [windowed, chosen] = useWatch({ control, name: ["windowed", "weekdays"] });
  const { errors } = formState;
  const toggle = (day: number, on: boolean) =>
    setValue("weekdays", on ? [...chosen, day] : chosen.filter((one) => one !== day));
  return (
    <>
      <CheckboxField
        label="Only in certain hours"
        hint="By the customer's own clock. What falls outside waits for the next time they begin."
        {...register("windowed")}
      />
      {windowed && (
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
              className="w-24"
              error={errors.from?.message}
              {...register("from")}
            />
            <TextField
              label="Until"
              placeholder="18:00"
              className="w-24"
              error={errors.until?.message}
              {...register("until")}
            />
          </div>
        </div>
      )}
    </>
  );
}
