"use client";

import { useWatch } from "react-hook-form";
import type { z } from "zod";
import { FormFoot } from "@/components/ui/form-foot";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { EdgeForm } from "@/lib/framework/edge-shapes";
import type { PictureChoice } from "@/lib/framework/picture";
import type { Answer } from "@/lib/ground/answer";

export type DecideAction = (input: z.input<typeof EdgeForm>) => Promise<Answer<unknown>>;

interface DecideArrowFormProps {
  choices: readonly PictureChoice[];
  decide: DecideAction;
}

const kinds = [
  { value: "added", label: "Add it" },
  { value: "removed", label: "Take it away" },
  { value: "fixed", label: "Fix its strength" },
];

const empty = { from: "", to: "", kind: "added", coefficient: "", reason: "" } as const;

/** One arrow, what becomes of it, and why. */
export function DecideArrowForm({ choices, decide }: DecideArrowFormProps) {
  const form = useActionForm({
    shape: EdgeForm,
    action: decide,
    defaultValues: empty,
    onDone: () => {
      form.reset(empty);
    },
  });
  const { errors } = form.formState;
  const isFixed = useWatch({ control: form.control, name: "kind" }) === "fixed";
  const variables = choices.map(({ key, label }) => ({ value: key, label }));
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField
          label="Arrow from"
          emptyLabel="Choose …"
          choices={variables}
          error={errors.from?.message}
          {...form.register("from")}
        />
        <SelectField
          label="to"
          emptyLabel="Choose …"
          choices={variables}
          error={errors.to?.message}
          {...form.register("to")}
        />
        <SelectField label="What becomes of it" choices={kinds} {...form.register("kind")} />
        {isFixed && (
          <TextField
            label="Strength"
            inputMode="decimal"
            hint="Units of the second for one of the first."
            error={errors.coefficient?.message}
            {...form.register("coefficient")}
          />
        )}
      </div>
      <TextField
        label="Why"
        placeholder="An experiment in May measured it"
        error={errors.reason?.message}
        {...form.register("reason")}
      />
      <FormFoot submitLabel="Decide" busy={form.busy} refused={form.refused} />
    </form>
  );
}
