"use client";

import { useState } from "react";
import { RuleList } from "@/components/asking/decision-rules";
import { Badge } from "@/components/ui/badge";
import { FormFoot } from "@/components/ui/form-foot";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import { TryInteraction } from "@/lib/touchpoints/ledger-shapes";
import { reasonWords } from "@/lib/touchpoints/reason-words";
import type { TriggerNames, TriggerTrial } from "@/lib/touchpoints/shapes";

interface TryNowProps {
  triggers: TriggerNames;
  timeZone: string;
  tryNow: (input: unknown) => Promise<Answer<TriggerTrial>>;
}

/** Decides on an interaction as if it had just arrived, and says why. */
export function TryNow({ triggers, timeZone, tryNow }: TryNowProps) {
  const [trial, setTrial] = useState<TriggerTrial>();
  const form = useActionForm({
    shape: TryInteraction,
    action: (input) => {
      setTrial(undefined);
      return tryNow(input);
    },
    defaultValues: { interaction: "" },
    onDone: setTrial,
  });
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-md flex-col gap-3">
      <TextField
        label="Interaction"
        hint="Its id, or the id your own system gave it."
        maxLength={200}
        error={form.formState.errors.interaction?.message}
        {...form.register("interaction")}
      />
      <FormFoot submitLabel="Try" busy={form.busy} refused={form.refused} />
      {trial && (
        <div role="status" className="text-sm">
          <Badge tone={trial.decision === "invited" ? "good" : "neutral"}>
            {trial.decision === "invited" ? "Would be asked" : "Would not be asked"}
          </Badge>{" "}
          {trial.reasons.map((reason) => reasonWords[reason]).join(", ")}
          <RuleList
            {...{ ...trial, triggers, timeZone }}
            triggerId={trial.trigger}
            surveyName={trial.trigger && (triggers[trial.trigger]?.survey ?? null)}
          />
        </div>
      )}
    </form>
  );
}
