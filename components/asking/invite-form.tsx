"use client";

import { useState } from "react";
import { CopyField } from "@/components/ui/copy-field";
import { FormFoot } from "@/components/ui/form-foot";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { TextLink } from "@/components/ui/text-link";
import { useActionForm } from "@/components/ui/use-action-form";
import { type Invitation, InviteByHand } from "@/lib/delivery/shapes";
import type { Answer } from "@/lib/ground/answer";

interface InviteFormProps {
  survey: string;
  /** Offered as the first address to try it with. */
  ownAddress: string;
  invite: (input: unknown) => Promise<Answer<Invitation>>;
}

const ways = [
  { value: "email", label: "E-mail" },
  { value: "link", label: "A link to hand over" },
];

/** Asks one customer now, or makes them a link of their own. */
export function InviteForm({ survey, ownAddress, invite }: InviteFormProps) {
  const [made, setMade] = useState<Invitation>();
  const form = useActionForm({
    shape: InviteByHand,
    action: invite,
    defaultValues: { survey, externalId: "", email: ownAddress, channel: "email" as const },
    onDone: setMade,
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4">
      <TextField
        label="E-mail address"
        type="email"
        error={errors.email?.message}
        {...form.register("email")}
      />
      <TextField
        label="Customer's id"
        hint="The id your own systems use. Left empty, the address is the id."
        optional
        maxLength={200}
        error={errors.externalId?.message}
        {...form.register("externalId")}
      />
      <SelectField label="By" choices={ways} {...form.register("channel")} />
      <FormFoot submitLabel="Ask now" busy={form.busy} refused={form.refused} />
      {made && <Made invitation={made} />}
    </form>
  );
}

function Made({ invitation }: { invitation: Invitation }) {
  if (invitation.url) return <CopyField label="This customer's own link" value={invitation.url} />;
  return (
    <Notice tone="good" live>
      On its way. It shows in the <TextLink href="/outbox">outbox</TextLink> in a few seconds.
    </Notice>
  );
}
