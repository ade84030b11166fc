"use client";

import { useState } from "react";
import type { z } from "zod";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { CopyField } from "@/components/ui/copy-field";
import { FormFoot } from "@/components/ui/form-foot";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { SaveWebhookChannel } from "@/lib/delivery/channel-shapes";
import type { Answer } from "@/lib/ground/answer";

interface WebhookFormProps {
  webhook: {
    active: boolean;
    perMinute: number | null;
    settings: { label: string; url: string } | null;
  };
  action: (
    input: z.input<typeof SaveWebhookChannel>,
  ) => Promise<Answer<{ signingKey: string | null }>>;
}

/** Where messages are posted for a system that delivers them itself. */
export function WebhookForm({ webhook, action }: WebhookFormProps) {
  const [done, setDone] = useState<string>();
  const [key, setKey] = useState<string | null>(null);
  const { active, perMinute, settings } = webhook;
  const form = useActionForm({
    shape: SaveWebhookChannel,
    action,
    defaultValues: {
      active: settings === null || active,
      label: settings?.label ?? "",
      url: settings?.url ?? "",
      perMinute: perMinute === null ? "" : String(perMinute),
    },
    onDone: ({ signingKey }) => {
      setKey(signingKey);
      setDone("Saved.");
    },
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-xl flex-col gap-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="Name"
          hint="As WhatsApp; customers may prefer it by this name."
          error={errors.label?.message}
          {...form.register("label")}
        />
        <TextField
          label="At most"
          hint="What your system can take."
          optional
          inputMode="numeric"
          suffix="/ min"
          error={errors.perMinute?.message}
          {...form.register("perMinute")}
        />
      </div>
      <TextField
        label="Address"
        hint="Gets a POST with JSON for each message."
        placeholder="https://"
        error={errors.url?.message}
        {...form.register("url")}
      />
      <CheckboxField label="Use this channel" {...form.register("active")} />
      {key && (
        <Notice tone="good" title="Copy the signing key now: it is not shown again" live>
          <p className="mb-2">
            Vocal-Signature holds t and v1: v1 is the HMAC-SHA256 of “t.body” with this key.
          </p>
          <CopyField label="Signing key" value={key} />
        </Notice>
      )}
      <FormFoot submitLabel="Save" busy={form.busy} refused={form.refused} done={done} />
    </form>
  );
}
