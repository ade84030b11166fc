"use client";

import { DoorForm } from "@/components/people/door-form";
import { NewPasswordField } from "@/components/people/new-password-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { SetUp } from "@/lib/access/shapes";
import type { Answer } from "@/lib/ground/answer";

/** The organisation and its first administrator. */
export function SetupForm({ action }: { action: (input: SetUp) => Promise<Answer<void>> }) {
  const form = useActionForm({
    shape: SetUp,
    action,
    defaultValues: { organizationName: "", name: "", email: "", password: "" },
    onDone: () => window.location.assign("/"),
  });
  const { errors } = form.formState;
  return (
    <DoorForm form={form} submitLabel="Set up Vocal">
      <TextField
        label="Organisation"
        autoComplete="organization"
        error={errors.organizationName?.message}
        {...form.register("organizationName")}
      />
      <TextField
        label="Your name"
        autoComplete="name"
        error={errors.name?.message}
        {...form.register("name")}
      />
      <TextField
        label="Your e-mail address"
        type="email"
        autoComplete="username"
        error={errors.email?.message}
        {...form.register("email")}
      />
      <NewPasswordField
        label="Password"
        error={errors.password?.message}
        {...form.register("password")}
      />
    </DoorForm>
  );
}
