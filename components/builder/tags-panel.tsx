"use client";

import { useState } from "react";
import { FormFoot } from "@/components/ui/form-foot";
import { Panel } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import { type Survey, TagSurvey } from "@/lib/surveys/shapes";

interface TagsPanelProps {
  surveyId: string;
  tags: readonly string[];
  /** Those of other surveys, to choose the same words. */
  known: readonly string[];
  save: (input: unknown) => Promise<Answer<Survey>>;
}

/** The words a survey is found by. */
export function TagsPanel({ surveyId, tags, known, save }: TagsPanelProps) {
  const [done, setDone] = useState<string>();
  const form = useActionForm({
    shape: TagSurvey,
    action: save,
    defaultValues: { surveyId, tags: tags.join(", ") },
    onDone: (saved) => {
      form.setValue("tags", saved.tags.join(", "));
      setDone("Saved.");
    },
  });
  const others = known.filter((tag) => !tags.includes(tag));
  const hint = "With commas between them, such as: retail, quarterly.";
  return (
    <Panel title="Tags" lead="Words by which this survey is found in the list.">
      <form noValidate onSubmit={form.submit} className="flex max-w-lg flex-col gap-4">
        <TextField
          label="Tags"
          labelHidden
          hint={others.length > 0 ? `${hint} In use elsewhere: ${others.join(", ")}.` : hint}
          autoCapitalize="none"
          error={form.formState.errors.tags?.message}
          {...form.register("tags", { onChange: () => setDone(undefined) })}
        />
        <FormFoot
          submitLabel="Save tags"
          busy={form.busy}
          refused={form.formState.errors.tags ? undefined : form.refused}
          done={done}
        />
      </form>
    </Panel>
  );
}
