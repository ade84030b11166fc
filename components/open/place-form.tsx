"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import { OnePlace, type OpenLink } from "@/lib/surveys/open-link-shapes";

interface PlaceFormProps {
  surveyId: string;
  add: (input: unknown) => Promise<Answer<OpenLink>>;
}

/** Adds a place with a link of its own. */
export function PlaceForm({ surveyId, add }: PlaceFormProps) {
  const form = useActionForm({
    shape: OnePlace,
    action: add,
    defaultValues: { surveyId, source: "" },
  });
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-lg flex-col gap-2">
      <div className="flex items-end gap-2">
        <TextField
          label="Add a place"
          placeholder="mail-footer"
          maxLength={40}
          spellCheck={false}
          autoCapitalize="none"
          className="min-w-0 flex-1"
          error={form.formState.errors.source?.message}
          {...form.register("source")}
        />
        <Button type="submit" busy={form.busy} className="max-sm:h-11">
          Add
        </Button>
      </div>
      {form.refused && (
        <Notice tone="bad" live>
          {form.refused}
        </Notice>
      )}
    </form>
  );
}
