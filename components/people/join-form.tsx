"use client";

import { DoorForm } from "@/components/people/door-form";
import { NewPasswordField } from "@/components/people/new-password-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { Join } from "@/lib/access/shapes";
import type { Answer } from "@/lib/ground/answer";

interface JoinFormProps {
  token: string;
  name: string;
  email: string;
  action: (input: Join) => Promise<Answer<void>>;
}

/** What an invited member still has to say: how to be called, and a password. */
export function JoinForm({ token, name, email, action }: JoinFormProps) {
  const form = useActionForm({
    shape: Join,
    action,
    defaultValues: { token, name, password: "" },
    onDone: () => window.location.assign("/"),
  });
  const { errors } = form.formState;
  return (
    <DoorForm form={form} submitLabel="Join">
      <TextField
        label="E-mail address"
        type="email"
        value={email}
        autoComplete="username"
        readOnly
      />
      <TextField
        label="Your name"
        autoComplete="name"
        error={errors.name?.message}
        {...form.register("name")}
      />
      <NewPasswordField
        label="Password"
        error={errors.password?.message}
        {...form.register("password")}
      />
    </DoorForm>
  );
}
