"use client";

import type { z } from "zod";
import { FormFoot } from "@/components/ui/form-foot";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import { AddReferral } from "@/lib/value/referrals/shapes";

interface ReferralFormProps {
  customerId: string;
  /** YYYY-MM-DD: stands in the form at first, and nothing later can be entered. */
  today: string;
  action: (input: z.input<typeof AddReferral>) => Promise<Answer<unknown>>;
}

/** One referral: when, and who came of it or how many. */
export function ReferralForm({ customerId, today, action }: ReferralFormProps) {
  const empty = { customerId, day: today, referred: "", count: 1 };
  const form = useActionForm({
    shape: AddReferral,
    action,
    defaultValues: empty,
    onDone: () => {
      form.reset(empty);
    },
  });
  const { errors, isSubmitSuccessful } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-3">
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField
          label="Day"
          type="date"
          max={today}
          error={errors.day?.message}
          {...form.register("day")}
        />
        <TextField
          label="How many"
          inputMode="numeric"
          error={errors.count?.message}
          {...form.register("count")}
        />
      </div>
      <TextField
        label="Who came"
        hint="Their id, where it is known who."
        optional
        error={errors.referred?.message}
        {...form.register("referred")}
      />
      <FormFoot
        submitLabel="Add referral"
        busy={form.busy}
        refused={form.refused}
        done={isSubmitSuccessful ? "Added." : undefined}
      />
    </form>
  );
}
