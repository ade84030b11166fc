"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import { FormFoot } from "@/components/ui/form-foot";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import { FitForm as FitShape, type ValueRequest } from "@/lib/value/shapes";

interface FitFormProps {
  action(input: z.input<typeof FitShape>): Promise<Answer<void>>;
  model: ValueRequest["model"];
  /** What is in use: its horizon and discount are asked for again. */
  request: ValueRequest | undefined;
}

const models: { value: ValueRequest["model"]; label: string }[] = [
  { value: "purchases", label: "Purchases: BG/NBD, Gamma–Gamma" },
  { value: "contractual", label: "Contracts: beta-geometric" },
  { value: "simple", label: "Four elements" },
];

/** Which model, how far ahead, at what discount; and, to test a model, where it stops looking. */
export function FitForm({ action, model, request }: FitFormProps) {
  const router = useRouter();
  const form = useActionForm({
    shape: FitShape,
    action,
    defaultValues: {
      model,
      horizonMonths: String(request?.horizonMonths ?? 36),
      discountPercent: String(Number((100 * (request?.discountRate ?? 0.1)).toPrecision(6))),
      calibrationEnd: "",
    },
    onDone: () => router.refresh(),
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1.4fr]">
        <SelectField
          label="Model"
          choices={models}
          error={errors.model?.message}
          {...form.register("model")}
        />
        <TextField
          label="Horizon"
          inputMode="numeric"
          suffix="months"
          error={errors.horizonMonths?.message}
          {...form.register("horizonMonths")}
        />
        <TextField
          label="Discount"
          inputMode="decimal"
          suffix="% / y"
          error={errors.discountPercent?.message}
          {...form.register("discountPercent")}
        />
        <TextField
          label="Test on what came after"
          type="date"
          optional
          error={errors.calibrationEnd?.message}
          {...form.register("calibrationEnd")}
        />
      </div>
      <FormFoot submitLabel="Fit" busy={form.busy} refused={form.refused} />
    </form>
  );
}
