"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormFoot } from "@/components/ui/form-foot";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { type Plan, StartPlanForm as StartPlanShape } from "@/lib/framework/plan-shapes";
import type { Answer } from "@/lib/ground/answer";

interface StartPlanFormProps {
  scenario: { id: string; name: string; teams: readonly string[] };
  /** All there are; one that takes part in nothing is what the others are compared with. */
  teams: readonly string[];
  owner: string;
  today: string;
  action(input: z.input<typeof StartPlanShape>): Promise<Answer<Pick<Plan, "id">>>;
}

/** Who answers for it, from when, in which teams, and what is to be reached by when. */
export function StartPlanForm({ scenario, teams, owner, today, action }: StartPlanFormProps) {
  const router = useRouter();
  const form = useActionForm({
    shape: StartPlanShape,
    action,
    defaultValues: {
      scenarioId: scenario.id,
      name: scenario.name,
      owner,
      startOn: today,
      teams: [...scenario.teams],
      milestones: "",
    },
    onDone: ({ id }) => router.push(`/plans/${id}`),
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-xl flex-col gap-5">
      <TextField label="Plan" error={errors.name?.message} {...form.register("name")} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="Who answers for it"
          error={errors.owner?.message}
          {...form.register("owner")}
        />
        <TextField
          label="Starts on"
          type="date"
          error={errors.startOn?.message}
          {...form.register("startOn")}
        />
      </div>
      {teams.length > 0 && (
        <fieldset className="flex flex-col gap-2">
          <legend className="text-sm font-medium text-ink">Teams that do it</legend>
          <p className="text-xs text-ink-muted">
            The others are what they are compared with: leave at least one out, or the effect cannot
            be measured. Nobody chosen: everybody does it.
          </p>
          <div className="grid gap-2 sm:grid-cols-2">
            {teams.map((team) => (
              <CheckboxField key={team} label={team} value={team} {...form.register("teams")} />
            ))}
          </div>
        </fieldset>
      )}
      <TextAreaField
        label="Milestones"
        optional
        hint="One a line, its day first: 2026-03-01 Everybody is trained"
        error={errors.milestones?.message}
        {...form.register("milestones")}
      />
      <FormFoot submitLabel="Start the plan" busy={form.busy} refused={form.refused} />
    </form>
  );
}
