"use client";

import { useState } from "react";
import { SendTest } from "@/components/ui/send-test";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { type PreviewQuery, SendTestSms } from "@/lib/delivery/shapes";
import type { Answer } from "@/lib/ground/answer";

interface SmsPreviewProps {
  survey: string;
  query: PreviewQuery;
  shown: { text: string; segments: number; alphabet: string };
  /** Absent for whoever may not send, and where the channel is off. */
  sendTest?: (input: SendTestSms) => Promise<Answer<{ address: string }>>;
}

/** A text message as customers get it, how many networks make of it, and one to oneself. */
export function SmsPreview({ survey, query, shown, sendTest }: SmsPreviewProps) {
  const { text, segments, alphabet } = shown;
  const parts = segments === 1 ? "Sent in 1 part" : `Sent in ${segments} parts`;
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-sm rounded-2xl rounded-bl-sm bg-sunken px-4 py-3 text-sm break-words whitespace-pre-line">
        {text}
      </p>
      <p className="text-xs text-ink-muted">
        {`${parts}, ${text.length} characters${
          alphabet === "GSM-7" ? "." : ": signs outside the usual alphabet leave less room in each."
        }`}
      </p>
      {sendTest && <TestForm {...{ survey, query, sendTest }} />}
    </div>
  );
}

function TestForm({ survey, query, sendTest }: Required<Omit<SmsPreviewProps, "shown">>) {
  const [sent, setSent] = useState<string>();
  const form = useActionForm({
    shape: SendTestSms,
    action: (input) => {
      setSent(undefined);
      return sendTest({ ...query, surveyId: survey, number: input.number });
    },
    defaultValues: { surveyId: survey, number: "" },
    onDone: ({ address }) => setSent(`Sent to ${address}. Its links record nothing.`),
  });
  return (
    <SendTest onSubmit={form.submit} busy={form.busy} refused={form.refused} said={sent}>
      <TextField
        label="Send it to this number"
        type="tel"
        placeholder="+49 170 1234567"
        className="w-56 max-sm:w-full"
        error={form.formState.errors.number?.message}
        {...form.register("number")}
      />
    </SendTest>
  );
}
