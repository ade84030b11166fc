"use client";

import { useState } from "react";
import type { z } from "zod";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormFoot } from "@/components/ui/form-foot";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { SaveLetterChannel } from "@/lib/delivery/channel-shapes";
import type { Answer } from "@/lib/ground/answer";

interface LetterFormProps {
  letter: z.input<typeof SaveLetterChannel>;
  action: (input: z.input<typeof SaveLetterChannel>) => Promise<Answer<void>>;
}

const parts = [
  { name: "street", label: "Street and number", optional: false },
  { name: "addition", label: "Addition", optional: true },
  { name: "postcode", label: "Postcode", optional: true },
  { name: "city", label: "City", optional: false },
  { name: "country", label: "Country", optional: true },
] as const;

/** Which of a customer's attributes make a postal address. */
export function LetterForm({ letter, action }: LetterFormProps) {
  const [done, setDone] = useState<string>();
  const form = useActionForm({
    shape: SaveLetterChannel,
    action,
    defaultValues: letter,
    onDone: () => setDone("Saved."),
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-xl flex-col gap-5">
      <fieldset className="grid items-start gap-4 sm:grid-cols-2">
        <legend className="mb-3 text-sm text-ink-muted">
          The customers' attributes that hold each part. Who has no street or no city gets no
          letter.
        </legend>
        {parts.map(({ name, label, optional }) => (
          <TextField
            key={name}
            label={label}
            optional={optional}
            autoComplete="off"
            spellCheck={false}
            error={errors[name]?.message}
            {...form.register(name)}
          />
        ))}
      </fieldset>
      <TextField
        label="Sender"
        hint="One line above the address, for what cannot be delivered."
        optional
        error={errors.sender?.message}
        {...form.register("sender")}
      />
      <CheckboxField label="Use this channel" {...form.register("active")} />
      <FormFoot submitLabel="Save" busy={form.busy} refused={form.refused} done={done} />
    </form>
  );
}
