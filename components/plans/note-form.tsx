"use client";

import type { z } from "zod";
import { FormFoot } from "@/components/ui/form-foot";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { NotePlan, type Plan } from "@/lib/framework/plan-shapes";
import type { Answer } from "@/lib/ground/answer";

export type NoteAction = (input: z.input<typeof NotePlan>) => Promise<Answer<unknown>>;

interface NoteFormProps {
  plan: Pick<Plan, "id" | "status">;
  action: NoteAction;
}

/** Writes into the ledger: a note, a milestone that was reached, or the end. */
export function NoteForm({ plan, action }: NoteFormProps) {
  const form = useActionForm({
    shape: NotePlan,
    action,
    defaultValues: { planId: plan.id, kind: "note", text: "" },
    onDone: () => {
      form.reset();
    },
  });
  const choices = [
    { value: "note", label: "Note" },
    { value: "milestone", label: "Milestone reached" },
    ...(plan.status === "ended" ? [] : [{ value: "ended", label: "End of the plan" }]),
  ];
  return (
    <form noValidate onSubmit={form.submit} className="mt-4 flex flex-col gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-[12rem_1fr]">
        <SelectField label="What happened" choices={choices} {...form.register("kind")} />
        <TextField
          label="In a sentence"
          error={form.formState.errors.text?.message}
          {...form.register("text")}
        />
      </div>
      <FormFoot submitLabel="Write it down" busy={form.busy} refused={form.refused} />
    </form>
  );
}
