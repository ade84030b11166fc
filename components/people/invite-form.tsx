"use client";

import { useState } from "react";
import { roleWords } from "@/components/people/roles";
import { CopyField } from "@/components/ui/copy-field";
import { FormFoot } from "@/components/ui/form-foot";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Role } from "@/lib/access/roles";
import { InviteMember } from "@/lib/access/shapes";
import type { Answer } from "@/lib/ground/answer";

/** How a link reached its member. */
export type LinkDelivery = { mailed: true } | { mailed: false; url: string };

interface InviteFormProps {
  action: (input: InviteMember) => Promise<Answer<LinkDelivery>>;
}

const nobody = { name: "", email: "", role: "builder" as Role };

/** Invites somebody to work here. */
export function InviteForm({ action }: InviteFormProps) {
  const [delivery, setDelivery] = useState<LinkDelivery>();
  const form = useActionForm({
    shape: InviteMember,
    action,
    defaultValues: nobody,
    onDone: (made) => {
      setDelivery(made);
      form.reset(nobody);
    },
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <TextField
          label="Name"
          autoComplete="off"
          error={errors.name?.message}
          {...form.register("name")}
        />
        <TextField
          label="E-mail address"
          type="email"
          autoComplete="off"
          error={errors.email?.message}
          {...form.register("email")}
        />
        <SelectField
          label="Role"
          choices={roleWords}
          error={errors.role?.message}
          {...form.register("role")}
        />
      </div>
      {delivery && <LinkGiven delivery={delivery} />}
      <FormFoot submitLabel="Invite" busy={form.busy} refused={form.refused} />
    </form>
  );
}

/** Tells that the link was mailed, or gives it to be handed over. */
export function LinkGiven({ delivery }: { delivery: LinkDelivery }) {
  if (delivery.mailed) {
    return (
      <Notice tone="good" live>
        The link is on its way by mail.
      </Notice>
    );
  }
  return (
    <Notice tone="info" title="Hand this link over yourself" live>
      <p className="mb-2">Mail could not be sent. The link works once; it is not shown again.</p>
      <CopyField label="One-time link" value={delivery.url} />
    </Notice>
  );
}
