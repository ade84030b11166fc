"use client";

import { useState } from "react";
import type { z } from "zod";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormFoot } from "@/components/ui/form-foot";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { SaveWidgetChannel } from "@/lib/delivery/channel-shapes";
import type { Answer } from "@/lib/ground/answer";

interface OwnSiteFormProps {
  widget: { active: boolean; waitDays: number };
  action: (input: z.input<typeof SaveWidgetChannel>) => Promise<Answer<void>>;
}

/** Whether invitations wait on the organisation's own site or in its app, and for how long. */
export function OwnSiteForm({ widget, action }: OwnSiteFormProps) {
  const [done, setDone] = useState<string>();
  const form = useActionForm({
    shape: SaveWidgetChannel,
    action,
    defaultValues: { active: widget.active, waitDays: String(widget.waitDays) },
    onDone: () => setDone("Saved."),
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-xl flex-col gap-5">
      <TextField
        label="Wait for the customer"
        hint="Whoever has not come by until then is asked by the survey's next channel."
        inputMode="numeric"
        suffix="days"
        className="max-w-xs"
        error={errors.waitDays?.message}
        {...form.register("waitDays")}
      />
      <CheckboxField label="Use this channel" {...form.register("active")} />
      <FormFoot submitLabel="Save" busy={form.busy} refused={form.refused} done={done} />
    </form>
  );
}
