"use client";

import { useState } from "react";
import { NewPasswordField } from "@/components/people/new-password-field";
import { FormFoot } from "@/components/ui/form-foot";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { ChangeAccount, ChangePassword } from "@/lib/access/shapes";
import type { Answer } from "@/lib/ground/answer";

interface NameFormProps {
  name: string;
  email: string;
  action: (input: ChangeAccount) => Promise<Answer<void>>;
}

/** How one is called. */
export function NameForm({ name, email, action }: NameFormProps) {
  const [done, setDone] = useState<string>();
  const form = useActionForm({
    shape: ChangeAccount,
    action,
    defaultValues: { name },
    onDone: () => setDone("Saved."),
  });
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-sm flex-col gap-4">
      <TextField label="E-mail address" type="email" value={email} readOnly />
      <TextField
        label="Name"
        autoComplete="name"
        error={form.formState.errors.name?.message}
        {...form.register("name")}
      />
      <FormFoot submitLabel="Save" busy={form.busy} refused={form.refused} done={done} />
    </form>
  );
}

const empty = { present: "", password: "" };

interface PasswordFormProps {
  hasPassword: boolean;
  email: string;
  action: (input: ChangePassword) => Promise<Answer<void>>;
}

/** One's own password: a new one, or the first. */
export function PasswordForm({ hasPassword, email, action }: PasswordFormProps) {
  const [done, setDone] = useState<string>();
  const form = useActionForm({
    shape: ChangePassword,
    action,
    defaultValues: empty,
    onDone: () => {
      setDone("Changed. Every other session has ended.");
      form.reset(empty);
    },
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-sm flex-col gap-4">
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      {hasPassword && (
        <TextField
          label="Present password"
          type="password"
          autoComplete="current-password"
          error={errors.present?.message}
          {...form.register("present")}
        />
      )}
      <NewPasswordField
        label="New password"
        error={errors.password?.message}
        {...form.register("password")}
      />
      <FormFoot
        submitLabel={hasPassword ? "Change password" : "Set password"}
        busy={form.busy}
        refused={form.refused}
        done={done}
      />
    </form>
  );
}
