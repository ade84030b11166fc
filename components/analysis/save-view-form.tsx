"use client";

import { useState } from "react";
import type { ViewActions } from "@/components/analysis/view-actions";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { NameView, type View, type ViewPage } from "@/lib/analysis/views/shapes";

interface SaveViewFormProps {
  page: ViewPage;
  question: Record<string, string[]>;
  save: ViewActions["save"];
}

/** Keeps what the page shows under a name. */
export function SaveViewForm({ page, question, save }: SaveViewFormProps) {
  const [saved, setSaved] = useState<string>();
  const form = useActionForm({
    shape: NameView,
    action: (given) => save({ ...given, page, question }),
    defaultValues: { name: "", shared: false },
    onDone: ({ name }: View) => {
      setSaved(name);
      form.reset();
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.submit}
      className="flex flex-col gap-3 border-t border-line pt-4"
    >
      <TextField
        label="Save what this page shows as"
        placeholder="North, by channel"
        error={form.formState.errors.name?.message ?? form.refused}
        {...form.register("name")}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <CheckboxField label="Share it with the organisation" {...form.register("shared")} />
        <Button type="submit" tone="primary" busy={form.busy}>
          Save view
        </Button>
      </div>
      <p role="status" className="text-xs">
        {saved === undefined || form.refused ? "" : `Saved as ${saved}.`}
      </p>
    </form>
  );
}
