"use client";

import { useRouter } from "next/navigation";
import { FormProvider, useWatch } from "react-hook-form";
import { ConditionRows } from "@/components/asking/condition-rows";
import type { FactGroup } from "@/components/asking/fact-groups";
import { WindowFields } from "@/components/asking/window-fields";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormFoot } from "@/components/ui/form-foot";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import { SaveRound } from "@/lib/touchpoints/rounds/save-round-shape";
import type { Round } from "@/lib/touchpoints/rounds/shapes";
import { type Tier, tiers } from "@/lib/touchpoints/simulation-shapes";
import type { TypedRow } from "@/lib/touchpoints/trigger-values";

interface RoundFormProps {
  survey: string;
  /** What conditions may ask about. */
  facts: readonly FactGroup[];
  /** Where rounds are shown. */
  path: string;
  save: (input: unknown) => Promise<Answer<Round>>;
}

const valuesOf = (survey: string) => ({
  survey,
  conditions: [] as TypedRow[],
  tiers: [] as Tier[],
  sharePercent: "100",
  windowed: true,
  weekdays: [1, 2, 3, 4, 5],
  from: "09:00",
  until: "18:00",
  whenResting: "drop" as const,
  dailyCap: "",
  expiresAfterDays: "30",
});

function useRoundForm({ survey, path, save }: RoundFormProps) {
  const router = useRouter();
  return useActionForm({
    shape: SaveRound,
    action: save,
    defaultValues: valuesOf(survey),
    onDone: ({ id }) => router.push(`${path}/${id}`),
  });
}

type RoundFormState = ReturnType<typeof useRoundForm>;

/** Whom a round asks, and in which hours and portions. */
export function RoundForm(props: RoundFormProps) {
  const form = useRoundForm(props);
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={form.submit} className="flex max-w-3xl flex-col gap-6">
        <WhoFields form={form} facts={props.facts} />
        <WhenFields form={form} />
        <FormFoot submitLabel="Count whom it would ask" busy={form.busy} refused={form.refused} />
      </form>
    </FormProvider>
  );
}

const tierLabels: Record<Tier, string> = {
  highest: "Highest third by value",
  middle: "Middle third",
  lowest: "Lowest third",
};

function WhoFields({ form, facts }: { form: RoundFormState; facts: readonly FactGroup[] }) {
  const { errors } = form.formState;
  const [conditions, chosen] = useWatch({ control: form.control, name: ["conditions", "tiers"] });
  const toggle = (tier: Tier, on: boolean) =>
    form.setValue("tiers", on ? [...chosen, tier] : chosen.filter((one) => one !== tier));
  return (
    <>
      <ConditionRows
        label="Only customers of whom"
        emptyHint="Every customer is chosen."
        facts={facts}
        rows={conditions}
        problem={(row, at, field) => errors.conditions?.[row]?.any?.[at]?.[field]?.message}
        onChange={(rows) => {
          form.clearErrors("conditions");
          form.setValue("conditions", rows);
        }}
      />
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium text-ink">Only customers of a value</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-2">
          {tiers.map((tier) => (
            <CheckboxField
              key={tier}
              label={tierLabels[tier]}
              checked={chosen.includes(tier)}
              onChange={({ target }) => toggle(tier, target.checked)}
            />
          ))}
        </div>
        <p className="mt-1.5 text-xs text-ink-muted">
          None ticked: customers of any value, also where it is not known.
        </p>
      </fieldset>
      <TextField
        label="Of them, ask"
        hint="Less than 100 % draws by lot, anew for each round; who is counted is who is asked."
        inputMode="decimal"
        suffix="%"
        className="max-w-xs"
        error={errors.sharePercent?.message}
        {...form.register("sharePercent")}
      />
    </>
  );
}

const whenResting = [
  { value: "drop", label: "do not ask" },
  { value: "delay", label: "ask as soon as it is permitted" },
];

function WhenFields({ form }: { form: RoundFormState }) {
  const { register } = form;
  const { errors } = form.formState;
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 text-sm font-medium text-ink">When</legend>
      <WindowFields />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="At most a day"
          hint="The others are asked on the days after; nobody is dropped."
          optional
          inputMode="numeric"
          suffix="people"
          error={errors.dailyCap?.message}
          {...register("dailyCap")}
        />
        <TextField
          label="Can be answered for"
          hint="From when it is due."
          inputMode="numeric"
          suffix="days"
          error={errors.expiresAfterDays?.message}
          {...register("expiresAfterDays")}
        />
        <SelectField
          label="If it is too early to ask"
          hint="By the contact policy. At most 90 days later; what would be later is not asked."
          choices={whenResting}
          {...register("whenResting")}
        />
      </div>
    </fieldset>
  );
}
