"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { z } from "zod";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormFoot } from "@/components/ui/form-foot";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { type Read, SaveMailbox, type ToldMailbox } from "@/lib/delivery/mailbox/shapes";
import type { Answer } from "@/lib/ground/answer";

interface MailboxFormProps {
  mailbox: ToldMailbox | undefined;
  save: (input: z.input<typeof SaveMailbox>) => Promise<Answer<void>>;
  remove: () => Promise<Answer<void>>;
  read: () => Promise<Answer<Read>>;
}

const unreached = "The server could not be reached. Try again in a moment.";

/** The mailbox that mail comes back to: where it is, and one look into it. */
export function MailboxForm({ mailbox, save, remove, read }: MailboxFormProps) {
  const router = useRouter();
  const [done, setDone] = useState<string>();
  const form = useActionForm({
    shape: SaveMailbox,
    action: save,
    defaultValues: {
      host: mailbox?.host ?? "",
      port: String(mailbox?.port ?? 993),
      secure: mailbox?.secure ?? true,
      login: mailbox?.login ?? "",
      password: "",
      folder: mailbox?.folder ?? "INBOX",
    },
    onDone: () => {
      form.resetField("password");
      setDone("Saved. It is read every five minutes.");
      router.refresh();
    },
  });
  const { errors } = form.formState;
  const { register } = form;
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-xl flex-col gap-5">
      <div className="grid gap-5 sm:grid-cols-[2fr_1fr]">
        <TextField
          label="IMAP server"
          placeholder="imap.example.com"
          error={errors.host?.message}
          {...register("host")}
        />
        <TextField
          label="IMAP port"
          inputMode="numeric"
          hint="993, or 143."
          error={errors.port?.message}
          {...register("port")}
        />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="Mailbox login"
          autoComplete="off"
          error={errors.login?.message}
          {...register("login")}
        />
        <TextField
          label="Mailbox password"
          type="password"
          autoComplete="new-password"
          hint={mailbox ? "Kept. Type to replace it." : "Is not shown again."}
          error={errors.password?.message}
          {...register("password")}
        />
        <TextField label="Folder" error={errors.folder?.message} {...register("folder")} />
      </div>
      <CheckboxField
        label="TLS from the first byte (IMAP)"
        hint="Otherwise STARTTLS where the server offers it."
        {...register("secure")}
      />
      <FormFoot submitLabel="Save the mailbox" busy={form.busy} refused={form.refused} done={done}>
        {mailbox && <LookNow read={read} remove={remove} />}
      </FormFoot>
    </form>
  );
}

/** Reads it at once and says what came of it; or reads it no more. */
function LookNow({ read, remove }: Pick<MailboxFormProps, "read" | "remove">) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ good: boolean; words: string }>();
  const run = async (work: () => Promise<{ good: boolean; words: string }>) => {
    setBusy(true);
    setSaid(await work().catch(() => ({ good: false, words: unreached })));
    setBusy(false);
    router.refresh();
  };
  const look = async () => {
    const answer = await read();
    if (!answer.ok) return { good: false, words: answer.message };
    const { mails, reports, problem } = answer.value;
    if (problem !== null) return { good: false, words: problem };
    return { good: true, words: `Read: ${mails} new mails, ${reports} reports on messages.` };
  };
  const stop = async () => {
    const answer = await remove();
    return answer.ok ? { good: true, words: "Removed." } : { good: false, words: answer.message };
  };
  return (
    <>
      <Button busy={busy} onClick={() => run(look)}>
        Read it now
      </Button>
      <Button onClick={() => run(stop)}>Remove</Button>
      {said && (
        <Notice tone={said.good ? "good" : "bad"} live>
          {said.words}
        </Notice>
      )}
    </>
  );
}
