"use client";

import { FormProvider, useWatch } from "react-hook-form";
import { ConditionRows } from "@/components/asking/condition-rows";
import { DurationField } from "@/components/asking/duration-field";
import type { FactGroup } from "@/components/asking/fact-groups";
import { KeyChoice } from "@/components/asking/key-choice";
import { OftenFields } from "@/components/asking/often-fields";
import { OrderFields } from "@/components/asking/order-fields";
import { SimulationPanel } from "@/components/asking/simulation-panel";
import { TimeFields } from "@/components/asking/time-fields";
import type { Simulating } from "@/components/asking/use-simulation";
import {
  type TriggerFormInput,
  type TriggerFormState,
  useTriggerForm,
} from "@/components/asking/use-trigger-form";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormFoot } from "@/components/ui/form-foot";
import { TextField } from "@/components/ui/text-field";
import type { PlannedKind } from "@/lib/delivery/kinds";

interface TriggerFormProps extends TriggerFormInput {
  /** Keys that interactions have used. */
  keys: { touchpoints: readonly string[]; channels: readonly string[] };
  /** What conditions may ask about. */
  facts: readonly FactGroup[];
  /** The channels of the survey's plan. */
  planned: readonly PlannedKind[];
  simulation: Simulating;
}

/** Where there is room the simulation stays beside the sentence that it is of. */
const besideLook = "grid gap-6 min-[1100px]:grid-cols-[minmax(0,1fr)_22rem] min-[1100px]:gap-x-8";
const simulationLook =
  "min-[1100px]:sticky min-[1100px]:top-4 min-[1100px]:max-h-[calc(100dvh-2rem)] min-[1100px]:self-start min-[1100px]:overflow-y-auto min-[1100px]:border-t-0 min-[1100px]:border-l min-[1100px]:py-1 min-[1100px]:pr-1 min-[1100px]:pl-6";

/** Who is asked, when and how often: a sentence with gaps, and what it leaves open below it. */
export function TriggerForm(props: TriggerFormProps) {
  const { keys, trigger } = props;
  const form = useTriggerForm(props);
  const { errors } = form.formState;
  const [touchpoints, channels] = useWatch({
    control: form.control,
    name: ["touchpoints", "channels"],
  });
  return (
    <form noValidate onSubmit={form.submit} className={besideLook}>
      <div className="flex min-w-0 flex-col gap-6">
        <div className="flex flex-col gap-4">
          <CheckboxField
            label="Ask customers automatically after their interactions"
            hint={
              trigger
                ? "Switched off, it asks nobody, and what it has still to send is called off."
                : "While this is off, nobody is asked, and the reason is kept with every interaction."
            }
            {...form.register("active")}
          />
          <Sentence form={form} />
        </div>
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
        <TriggerConditions form={form} facts={props.facts} />
        <FormProvider {...form}>
          <TimeFields form={form} />
        </FormProvider>
        <OrderFields form={form} planned={props.planned} />
        <OftenFields form={form} />
        <TextField
          label="Name"
          hint="What your team calls this rule."
          optional
          maxLength={100}
          error={errors.name?.message}
          className="max-w-sm"
          {...form.register("name")}
        />
        <FormFoot submitLabel="Save" busy={form.busy} refused={form.refused} />
      </div>
      <SimulationPanel form={form} {...props.simulation} className={simulationLook} />
    </form>
  );
}

function TriggerConditions({
  form,
  facts,
}: { form: TriggerFormState } & Pick<TriggerFormProps, "facts">) {
  const rows = useWatch({ control: form.control, name: "conditions" });
  const { errors } = form.formState;
  return (
    <ConditionRows
      label="Only if"
      emptyHint="Whoever the customer is, and however the interaction went."
      facts={facts}
      rows={rows}
      problem={(row, at, field) => errors.conditions?.[row]?.any?.[at]?.[field]?.message}
      onChange={(changed) => {
        form.clearErrors("conditions");
        form.setValue("conditions", changed);
      }}
    />
  );
}

const sentenceLook =
  "flex flex-wrap items-start gap-x-2.5 gap-y-3 max-sm:gap-y-1.5 [&>span]:flex [&>span]:h-9 [&>span]:items-center max-sm:[&>span]:h-11";

function Sentence({ form }: { form: TriggerFormState }) {
  const { register } = form;
  const { errors } = form.formState;
  return (
    <div className={sentenceLook}>
      <span>Ask</span>
      <TextField
        labelHidden
        label="Share of customers, in percent"
        inputMode="decimal"
        suffix="%"
        error={errors.sharePercent?.message}
        className="w-24 max-sm:w-28"
        {...register("sharePercent")}
      />
      <span>of customers,</span>
      <DurationField
        labelHidden
        label="Delay"
        error={errors.delay?.message}
        amount={register("delay")}
        unit={register("delayUnit")}
      />
      <span>after the interaction. They can answer for</span>
      <DurationField
        labelHidden
        label="Time to answer"
        error={errors.expires?.message}
        amount={register("expires")}
        unit={register("expiresUnit")}
      />
    </div>
  );
}
