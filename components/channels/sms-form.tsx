"use client";

import { useState } from "react";
import { useWatch } from "react-hook-form";
import type { z } from "zod";
import { type SmsRead, smsValues } from "@/components/channels/sms-values";
import { TemplateFields } from "@/components/channels/template-fields";
import { TwilioFields } from "@/components/channels/twilio-fields";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormFoot } from "@/components/ui/form-foot";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { SaveSmsChannel } from "@/lib/delivery/channel-shapes";
import type { Answer } from "@/lib/ground/answer";

interface SmsFormProps {
  sms: SmsRead;
  action: (input: z.input<typeof SaveSmsChannel>) => Promise<Answer<void>>;
}

const providers = [
  { value: "twilio", label: "Twilio" },
  { value: "template", label: "Another provider" },
];

/** SMS through Twilio or a provider that a template describes. */
export function SmsForm({ sms, action }: SmsFormProps) {
  const [done, setDone] = useState<string>();
  const form = useActionForm({
    shape: SaveSmsChannel,
    action,
    defaultValues: smsValues(sms),
    onDone: () => {
      form.resetField("secret");
      setDone("Saved.");
    },
  });
  const { register, control } = form;
  const provider = useWatch({ control, name: "provider" });
  const { errors } = form.formState;
  const Fields = provider === "twilio" ? TwilioFields : TemplateFields;
  const text = (name: "from" | "secret" | "perMinute") => ({
    error: errors[name]?.message,
    ...register(name),
  });
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-xl flex-col gap-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField label="Provider" choices={providers} {...register("provider")} />
        <TextField label="Sender" hint="A number, a name or a service." {...text("from")} />
        <TextField
          label={provider === "twilio" ? "Auth token" : "Value of the header"}
          hint={sms.hasSecret ? "Kept. Type to replace it." : "Is not shown again."}
          type="password"
          autoComplete="new-password"
          {...text("secret")}
        />
        <TextField
          label="At most"
          hint="What the provider allows."
          optional
          inputMode="numeric"
          suffix="/ min"
          {...text("perMinute")}
        />
      </div>
      <Fields register={register} errors={errors} />
      <CheckboxField label="Use this channel" {...register("active")} />
      <FormFoot submitLabel="Save" busy={form.busy} refused={form.refused} done={done} />
    </form>
  );
}
