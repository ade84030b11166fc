"use client";

import type { z } from "zod";
import { FormFoot } from "@/components/ui/form-foot";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import { RateForm as Shape } from "@/lib/value/rates/shapes";

interface RateFormProps {
  ownCurrency: string;
  /** What stands in it at first: what is missing, or nothing. */
  first: { currency: string; validFrom: string };
  action: (input: z.input<typeof Shape>) => Promise<Answer<unknown>>;
}

/** One rate: of which currency, from which day on, and how much. */
export function RateForm({ ownCurrency, first, action }: RateFormProps) {
  const form = useActionForm({
    shape: Shape,
    action,
    defaultValues: { ...first, rate: "" },
    onDone: () => {
      form.reset({ currency: "", validFrom: "", rate: "" });
    },
  });
  const { errors, isSubmitSuccessful } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4">
      <div className="grid max-w-2xl items-start gap-4 sm:grid-cols-3">
        <TextField
          label="Currency"
          hint="Three letters, as USD."
          maxLength={3}
          autoCapitalize="characters"
          error={errors.currency?.message}
          {...form.register("currency")}
        />
        <TextField
          label="From"
          hint="Until the next rate."
          type="date"
          error={errors.validFrom?.message}
          {...form.register("validFrom")}
        />
        <TextField
          label="Rate"
          hint={`${ownCurrency} for one of it.`}
          inputMode="decimal"
          suffix={ownCurrency}
          error={errors.rate?.message}
          {...form.register("rate")}
        />
      </div>
      <FormFoot
        submitLabel="Save rate"
        busy={form.busy}
        refused={form.refused}
        done={isSubmitSuccessful ? "Saved." : undefined}
      />
    </form>
  );
}
