"use client";

import { useState } from "react";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { CopyField } from "@/components/ui/copy-field";
import { FieldError } from "@/components/ui/field";
import { FormFoot } from "@/components/ui/form-foot";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { MakeApiKey } from "@/lib/access/shapes";
import type { Answer } from "@/lib/ground/answer";

const scopeWords = [
  { value: "read", label: "Read", hint: "customers, interactions, surveys, responses" },
  { value: "write", label: "Write", hint: "the same, and imports" },
  { value: "send", label: "Send", hint: "invitations" },
  { value: "analyse", label: "Analyse", hint: "scores, correlations, drivers" },
  { value: "admin", label: "Administer", hint: "everything, and erasing customers" },
] as const;

const empty = { name: "", scopes: [] as MakeApiKey["scopes"] };

/** Makes an API key, which is shown once. */
export function KeyForm({
  action,
}: {
  action: (input: MakeApiKey) => Promise<Answer<{ key: string }>>;
}) {
  const [key, setKey] = useState<string>();
  const form = useActionForm({
    shape: MakeApiKey,
    action,
    defaultValues: empty,
    onDone: (made) => {
      setKey(made.key);
      form.reset(empty);
    },
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4">
      <TextField
        label="Name"
        hint="What will use the key."
        className="max-w-sm"
        autoComplete="off"
        error={errors.name?.message}
        {...form.register("name")}
      />
      <fieldset aria-describedby={errors.scopes ? "scopes-error" : undefined}>
        <legend className="mb-2 text-sm font-medium">What it may do</legend>
        <div className="grid gap-x-6 gap-y-2.5 sm:grid-cols-2 lg:grid-cols-3">
          {scopeWords.map(({ value, label, hint }) => (
            <CheckboxField
              key={value}
              label={label}
              hint={hint}
              value={value}
              {...form.register("scopes")}
            />
          ))}
        </div>
        <div className="mt-2">
          <FieldError id="scopes-error" error={errors.scopes?.message} />
        </div>
      </fieldset>
      {key && (
        <Notice tone="good" title="Copy the key now: it is not shown again" live>
          <div className="mt-2">
            <CopyField label="API key" value={key} />
          </div>
        </Notice>
      )}
      <FormFoot submitLabel="Make key" busy={form.busy} refused={form.refused} />
    </form>
  );
}
