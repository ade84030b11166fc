"use client";

import { type ComponentProps, useState } from "react";
import type { z } from "zod";
import { FormFoot } from "@/components/ui/form-foot";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { EditOrganization } from "@/lib/access/shapes";
import type { Answer } from "@/lib/ground/answer";

interface OrganizationFormProps {
  settings: {
    name: string;
    currency: string;
    timeZone: string;
    grossMargin: number | null;
    minimumGroupSize: number;
    mailSender: string | null;
    mailReplyTo: string | null;
  };
  timeZones: readonly string[];
  action: (input: z.input<typeof EditOrganization>) => Promise<Answer<void>>;
}

function valuesOf({ settings }: OrganizationFormProps) {
  const { grossMargin, mailSender, mailReplyTo, ...rest } = settings;
  return {
    ...rest,
    grossMarginPercent: grossMargin === null ? "" : String(Number((grossMargin * 100).toFixed(2))),
    mailSender: mailSender ?? "",
    mailReplyTo: mailReplyTo ?? "",
  };
}

const fields: ({ name: keyof z.input<typeof EditOrganization> } & ComponentProps<
  typeof TextField
>)[] = [
  { name: "currency", label: "Currency", hint: "Three letters, as EUR or USD.", maxLength: 3 },
  { name: "timeZone", label: "Time zone", hint: "As Europe/Berlin.", list: "time-zones" },
  {
    name: "grossMarginPercent",
    label: "Gross margin",
    hint: "Of revenue, for customers without one of their own.",
    optional: true,
    inputMode: "decimal",
    suffix: "%",
  },
  {
    name: "minimumGroupSize",
    label: "Smallest group shown",
    hint: "Fewer answers than this are never shown as a group.",
    inputMode: "numeric",
    suffix: "people",
  },
  {
    name: "mailSender",
    label: "Surveys are sent from",
    hint: "An address your mail server may use.",
    optional: true,
    type: "email",
  },
  {
    name: "mailReplyTo",
    label: "Answers by mail go to",
    hint: "The Reply-To of every survey mail.",
    optional: true,
    type: "email",
  },
];

/** What holds for the whole organisation. */
export function OrganizationForm(props: OrganizationFormProps) {
  const [done, setDone] = useState<string>();
  const form = useActionForm({
    shape: EditOrganization,
    action: props.action,
    defaultValues: valuesOf(props),
    onDone: () => setDone("Saved."),
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-xl flex-col gap-5">
      <TextField label="Name" error={errors.name?.message} {...form.register("name")} />
      <div className="grid gap-5 sm:grid-cols-2">
        {fields.map(({ name, ...field }) => (
          <TextField key={name} {...field} error={errors[name]?.message} {...form.register(name)} />
        ))}
        <datalist id="time-zones">
          {props.timeZones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
      <FormFoot submitLabel="Save" busy={form.busy} refused={form.refused} done={done} />
    </form>
  );
}
