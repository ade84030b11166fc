"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { TryChannel } from "@/lib/delivery/channel-shapes";
import type { SendingKind } from "@/lib/delivery/kinds";
import type { Answer } from "@/lib/ground/answer";

interface TryFormProps {
  kind: SendingKind;
  address: string;
  action: (input: TryChannel) => Promise<Answer<{ said: string }>>;
}

const labels = {
  email: "Send a test to",
  sms: "Send a test to this number",
  webhook: "Send a test for this address",
};

/** Sends one message to oneself, and says what the provider said. */
export function TryForm({ kind, address, action }: TryFormProps) {
  const [said, setSaid] = useState<string>();
  const form = useActionForm({
    shape: TryChannel,
    action: (input) => {
      setSaid(undefined);
      return action(input);
    },
    defaultValues: { kind, address },
    onDone: (answer) => setSaid(answer.said),
  });
  return (
    <form
      noValidate
      onSubmit={form.submit}
      className="mt-6 flex max-w-xl flex-col gap-3 border-t border-line pt-5"
    >
      <input type="hidden" {...form.register("kind")} />
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          label={labels[kind]}
          className="min-w-56 flex-1"
          placeholder={kind === "sms" ? "+49 170 1234567" : undefined}
          error={form.formState.errors.address?.message}
          {...form.register("address")}
        />
        <Button type="submit" busy={form.busy}>
          Send test
        </Button>
      </div>
      {form.refused && (
        <Notice tone="bad" live>
          {form.refused}
        </Notice>
      )}
      {said && (
        <Notice tone="good" live>
          {said}
        </Notice>
      )}
    </form>
  );
}
