"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
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
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4">
      {form.refused && (
        <Notice tone="bad" live>
          {form.refused}
        </Notice>
      )}
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
      <TextField
        label="Password"
        hint="At least 10 characters. A few words are better than one with signs in it."
        type="password"
        autoComplete="new-password"
        error={errors.password?.message}
        {...form.register("password")}
      />
      <Button type="submit" tone="primary" busy={form.busy} className="mt-1">
        Set up Vocal
      </Button>
    </form>
  );
}
