"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { Answer } from "@/lib/ground/answer";
import type { ValueRequest } from "@/lib/value/shapes";

type Outcome = Answer<{ problem: string | null }>;

interface FitFormProps {
  action(input: unknown): Promise<Outcome>;
  model: ValueRequest["model"];
  modelNames: Record<ValueRequest["model"], string>;
}

/** Which model, how far ahead, at what discount; and, to test a model, where it stops looking. */
export function FitForm({ action, model, modelNames }: FitFormProps) {
  const [outcome, submit, isBusy] = useActionState(async (_: Outcome | null, form: FormData) => {
    const end = String(form.get("calibrationEnd") ?? "");
    return action({
      model: form.get("model"),
      horizonMonths: Number(form.get("horizonMonths")),
      discountRate: Number(form.get("discountPercent")) / 100,
      ...(end !== "" && { calibrationEnd: end }),
    });
  }, null);
  const choices = Object.entries(modelNames).map(([value, label]) => ({ value, label }));
  return (
    <form action={submit} className="flex flex-col gap-4">
      <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField label="Model" name="model" defaultValue={model} choices={choices} />
        <TextField
          label="Horizon"
          name="horizonMonths"
          inputMode="numeric"
          defaultValue="36"
          suffix="months"
        />
        <TextField
          label="Discount"
          name="discountPercent"
          inputMode="decimal"
          defaultValue="10"
          suffix="%/year"
        />
        <TextField label="Test the model after" name="calibrationEnd" type="date" optional />
      </div>
      {outcome && !outcome.ok && (
        <Notice tone="bad" live>
          {outcome.message}
        </Notice>
      )}
      {outcome?.ok && outcome.value.problem && (
        <Notice tone="warn" live>
          {outcome.value.problem}
        </Notice>
      )}
      <div>
        <Button type="submit" tone="primary" busy={isBusy}>
          {isBusy ? "Fitting …" : "Fit"}
        </Button>
      </div>
    </form>
  );
}
