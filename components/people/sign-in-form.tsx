"use client";

import { DoorForm } from "@/components/people/door-form";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { SignIn } from "@/lib/access/shapes";
import type { Answer } from "@/lib/ground/answer";

interface SignInFormProps {
  action: (input: SignIn) => Promise<Answer<void>>;
  /** Where to go afterwards: a path of this application. */
  to: string;
}

/** E-mail and password. */
export function SignInForm({ action, to }: SignInFormProps) {
  const form = useActionForm({
    shape: SignIn,
    action,
    defaultValues: { email: "", password: "" },
    // The pages behind the sign-in have their own root layout: a full load, not a navigation.
    onDone: () => window.location.assign(to),
  });
  const { errors } = form.formState;
  return (
    <DoorForm form={form} submitLabel="Sign in">
      <TextField
        label="E-mail address"
        type="email"
        autoComplete="username"
        error={errors.email?.message}
        {...form.register("email")}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register("password")}
      />
    </DoorForm>
  );
}
