"use client";

import { type ComponentProps, useState } from "react";
import type { z } from "zod";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormFoot } from "@/components/ui/form-foot";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { SaveEmailChannel } from "@/lib/delivery/channel-shapes";
import type { Answer } from "@/lib/ground/answer";

interface EmailFormProps {
  email: {
    active: boolean;
    perMinute: number | null;
    warmUp: boolean;
    /** Where it stands today; null while there is no limit. */
    warming: { domain: string | null; limit: number; today: number } | null;
    server: { host: string; port: number; secure: boolean; user: string } | null;
    dkim: { domain: string } | null;
    hasPassword: boolean;
    bounceAddress: string | null;
    seeds: readonly string[];
  };
  action: (input: z.input<typeof SaveEmailChannel>) => Promise<Answer<void>>;
}

function valuesOf({ email }: EmailFormProps) {
  const { active, perMinute, warmUp, server, dkim, bounceAddress, seeds } = email;
  return {
    ...{ active, warmUp, password: "", dkimDomain: dkim?.domain ?? "" },
    perMinute: perMinute === null ? "" : String(perMinute),
    bounceAddress: bounceAddress ?? "",
    seeds: seeds.join("\n"),
    host: server?.host ?? "",
    port: String(server?.port ?? 587),
    secure: server?.secure ?? false,
    user: server?.user ?? "",
  };
}

type Field = {
  name: Exclude<keyof SaveEmailChannel, "active" | "secure" | "warmUp" | "seeds">;
} & ComponentProps<typeof TextField>;

const server: Field[] = [
  {
    name: "host",
    label: "Mail server",
    hint: "Empty: the installation's own (SMTP_URL).",
    optional: true,
    placeholder: "smtp.example.com",
  },
  { name: "port", label: "Port", hint: "587, or 465 with TLS.", inputMode: "numeric" },
];

const sending = (hasPassword: boolean): Field[] => [
  { name: "user", label: "Login", hint: "For this server.", optional: true, autoComplete: "off" },
  {
    name: "password",
    label: "Password",
    hint: hasPassword ? "Kept. Type to replace it." : "Is not shown again.",
    optional: true,
    type: "password",
    autoComplete: "new-password",
  },
  {
    name: "dkimDomain",
    label: "Sign for this domain (DKIM)",
    hint: "Vocal makes the key and the DNS record.",
    optional: true,
    placeholder: "example.com",
  },
  {
    name: "bounceAddress",
    label: "Return address",
    hint: "Where mail comes back to, with the message's own part behind a plus.",
    optional: true,
    type: "email",
    placeholder: "bounces@example.com",
  },
  {
    name: "perMinute",
    label: "At most",
    hint: "What the server allows.",
    optional: true,
    inputMode: "numeric",
    suffix: "/ min",
  },
];

function warmingWords(warming: EmailFormProps["email"]["warming"]): string {
  if (warming === null) return "";
  const { domain, limit, today } = warming;
  const [sent, most] = [today, limit].map((n) => n.toLocaleString("en"));
  return ` Now ${domain ?? "the sender's domain"}: ${sent} of ${most} in its present day.`;
}

/** E-mail: a server of one's own, its signature and its pace. */
export function EmailForm(props: EmailFormProps) {
  const [done, setDone] = useState<string>();
  const form = useActionForm({
    shape: SaveEmailChannel,
    action: props.action,
    defaultValues: valuesOf(props),
    onDone: () => {
      form.resetField("password");
      setDone("Saved.");
    },
  });
  const { errors } = form.formState;
  const field = ({ name, ...looks }: Field) => (
    <TextField key={name} {...looks} error={errors[name]?.message} {...form.register(name)} />
  );
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-xl flex-col gap-5">
      <div className="grid gap-5 sm:grid-cols-[2fr_1fr]">{server.map(field)}</div>
      <div className="grid gap-5 sm:grid-cols-2">{sending(props.email.hasPassword).map(field)}</div>
      <CheckboxField
        label="TLS from the first byte"
        hint="Otherwise STARTTLS where the server offers it."
        {...form.register("secure")}
      />
      <CheckboxField
        label="The sender's domain is new: warm it up"
        hint={`50 mails on the first day, half as many more each day, no limit after two weeks. A sender of another domain begins anew.${warmingWords(props.email.warming)}`}
        {...form.register("warmUp")}
      />
      <TextAreaField
        label="Seed list"
        hint="One address a line, of your team or of a service that watches inboxes. Each gets a copy of a survey's first mail of a day, with links that record nothing."
        optional
        placeholder="seed@inboxes.example"
        error={errors.seeds?.message}
        {...form.register("seeds")}
      />
      <CheckboxField label="Use this channel" {...form.register("active")} />
      <FormFoot submitLabel="Save" busy={form.busy} refused={form.refused} done={done} />
    </form>
  );
}
