"use client";

import { useState } from "react";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormFoot } from "@/components/ui/form-foot";
import { useActionForm } from "@/components/ui/use-action-form";
import { ChooseDigest } from "@/lib/access/shapes";
import type { Answer } from "@/lib/ground/answer";

interface DigestFormProps {
  weeklyDigest: boolean;
  email: string;
  /** Whether a mail server is set: without one, no digest is sent. */
  sends: boolean;
  action: (input: ChooseDigest) => Promise<Answer<void>>;
}

/** Whether one is sent the weekly digest. */
export function DigestForm({ weeklyDigest, email, sends, action }: DigestFormProps) {
  const [done, setDone] = useState<string>();
  const form = useActionForm({
    shape: ChooseDigest,
    action,
    defaultValues: { weeklyDigest },
    onDone: () => setDone("Saved."),
  });
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-sm flex-col gap-4">
      <CheckboxField
        label="Send me the weekly digest"
        hint={
          sends
            ? `On Monday morning to ${email}: the score and whether it changed, what moves it, and who answers.`
            : `No digest is sent yet: an administrator has to set SMTP_URL first. Then it goes to ${email} on Monday mornings.`
        }
        {...form.register("weeklyDigest")}
      />
      <FormFoot submitLabel="Save" busy={form.busy} refused={form.refused} done={done} />
    </form>
  );
}
