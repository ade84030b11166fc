"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { inDays, inUnits } from "@/components/asking/durations";
import { KeyChoice } from "@/components/asking/key-choice";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormFoot } from "@/components/ui/form-foot";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import { SaveTrigger, type Trigger } from "@/lib/touchpoints/shapes";

interface TriggerFormProps {
  survey: string;
  /** Absent while the survey has none. */
  trigger?: Trigger;
  /** Keys that interactions have used. */
  keys: { touchpoints: readonly string[]; channels: readonly string[] };
  save: (input: unknown) => Promise<Answer<Trigger>>;
}

const units = [
  { value: "minutes", label: "minutes" },
  { value: "hours", label: "hours" },
  { value: "days", label: "days" },
];

function valuesOf(survey: string, trigger?: Trigger) {
  const { amount, unit } = inUnits(trigger?.delaySeconds ?? 3600);
  return {
    survey,
    active: trigger?.active ?? true,
    touchpoints: trigger?.touchpoints ?? [],
    channels: trigger?.channels ?? [],
    delay: String(amount),
    delayUnit: unit,
    sharePercent: String(Number(((trigger?.share ?? 1) * 100).toPrecision(12))),
    restPeriodDays: String(inDays(trigger?.restPeriodSeconds ?? 30 * 86_400)),
    expiresAfterDays: String(inDays(trigger?.expiresAfterSeconds ?? 30 * 86_400)),
  };
}

function useTriggerForm({ survey, trigger, save }: TriggerFormProps) {
  const router = useRouter();
  const [done, setDone] = useState<string>();
  const form = useActionForm({
    shape: SaveTrigger,
    action: save,
    defaultValues: valuesOf(survey, trigger),
    onDone: ({ active }) => {
      setDone(active ? "Saved, and switched on." : "Saved, and switched off.");
      router.refresh();
    },
  });
  return { ...form, done, changed: () => setDone(undefined) };
}

/** Who is asked, when and how often: a sentence with gaps. */
export function TriggerForm(props: TriggerFormProps) {
  const { keys } = props;
  const form = useTriggerForm(props);
  const [touchpoints, channels] = useWatch({
    control: form.control,
    name: ["touchpoints", "channels"],
  });
  return (
    <form noValidate onSubmit={form.submit} onChange={form.changed} className="flex flex-col gap-6">
      <CheckboxField
        label="Ask customers automatically after their interactions"
        hint="While this is off, nobody is asked, and the reason is kept with every interaction."
        {...form.register("active")}
      />
      <Sentence form={form} />
      <div className="grid gap-6 sm:grid-cols-2">
        <KeyChoice
          label="Touchpoints"
          anyLabel="Any touchpoint"
          known={keys.touchpoints}
          chosen={touchpoints}
          onChange={(chosen) => form.setValue("touchpoints", chosen)}
        />
        <KeyChoice
          label="Channels"
          anyLabel="Any channel"
          known={keys.channels}
          chosen={channels}
          onChange={(chosen) => form.setValue("channels", chosen)}
        />
      </div>
      <FormFoot submitLabel="Save" busy={form.busy} refused={form.refused} done={form.done} />
    </form>
  );
}

const sentenceLook =
  "flex flex-wrap items-start gap-x-2.5 gap-y-3 max-sm:gap-y-1.5 [&>span]:flex [&>span]:h-9 [&>span]:items-center max-sm:[&>span]:h-11";

function Sentence({ form }: { form: ReturnType<typeof useTriggerForm> }) {
  const { register } = form;
  const { errors } = form.formState;
  const gap = { labelHidden: true, inputMode: "numeric" } as const;
  return (
    <div className={sentenceLook}>
      <span>Ask</span>
      <TextField
        {...gap}
        label="Share of customers, in percent"
        inputMode="decimal"
        suffix="%"
        error={errors.sharePercent?.message}
        className="w-24 max-sm:w-28"
        {...register("sharePercent")}
      />
      <span>of customers,</span>
      <TextField
        {...gap}
        label="Delay"
        error={errors.delay?.message}
        className="w-20"
        {...register("delay")}
      />
      <SelectField
        label="Unit of the delay"
        labelHidden
        choices={units}
        className="w-28 max-sm:w-34"
        {...register("delayUnit")}
      />
      <span>after the interaction,</span>
      <span>unless they were asked in the last</span>
      <TextField
        {...gap}
        label="Rest period, in days"
        suffix="days"
        error={errors.restPeriodDays?.message}
        className="w-28"
        {...register("restPeriodDays")}
      />
      <span>by any survey.</span>
      <span>They can answer for</span>
      <TextField
        {...gap}
        label="Days to answer"
        suffix="days"
        error={errors.expiresAfterDays?.message}
        className="w-28"
        {...register("expiresAfterDays")}
      />
    </div>
  );
}
