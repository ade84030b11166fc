"use client";

import { useState } from "react";
import { SendTest } from "@/components/ui/send-test";
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
  const { errors } = form.formState;
  return (
    <SendTest
      onSubmit={form.submit}
      busy={form.busy}
      refused={errors.address ? undefined : form.refused}
      said={said}
      className="mt-6 max-w-xl border-t border-line pt-5"
    >
      <input type="hidden" {...form.register("kind")} />
      <TextField
        label={labels[kind]}
        className="min-w-56 flex-1"
        placeholder={kind === "sms" ? "+49 170 1234567" : undefined}
        error={errors.address?.message}
        {...form.register("address")}
      />
    </SendTest>
  );
}
