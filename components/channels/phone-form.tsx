"use client";

import { useState } from "react";
import type { z } from "zod";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormFoot } from "@/components/ui/form-foot";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { SavePhoneChannel } from "@/lib/delivery/channel-shapes";
import type { Answer } from "@/lib/ground/answer";

interface PhoneFormProps {
  phone: { active: boolean; attempts: number };
  action: (input: z.input<typeof SavePhoneChannel>) => Promise<Answer<void>>;
}

/** Whether members call customers, and how often one of them. */
export function PhoneForm({ phone, action }: PhoneFormProps) {
  const [done, setDone] = useState<string>();
  const form = useActionForm({
    shape: SavePhoneChannel,
    action,
    defaultValues: { active: phone.active, attempts: String(phone.attempts) },
    onDone: () => setDone("Saved."),
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-xl flex-col gap-5">
      <TextField
        label="Call at most"
        hint="Again three hours after the first call, then after one day and two; then by the survey's next channel."
        inputMode="numeric"
        suffix="times"
        className="max-w-xs"
        error={errors.attempts?.message}
        {...form.register("attempts")}
      />
      <CheckboxField label="Use this channel" {...form.register("active")} />
      <FormFoot submitLabel="Save" busy={form.busy} refused={form.refused} done={done} />
    </form>
  );
}
