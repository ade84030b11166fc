"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
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
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4">
      {form.refused && (
        <Notice tone="bad" live>
          {form.refused}
        </Notice>
      )}
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
      <TextField
        label="Password"
        hint="At least 10 characters. A few words are better than one with signs in it."
        type="password"
        autoComplete="new-password"
        error={errors.password?.message}
        {...form.register("password")}
      />
      <Button type="submit" tone="primary" busy={form.busy} className="mt-1">
        Join
      </Button>
    </form>
  );
}
