"use client";

import { useWatch } from "react-hook-form";
import type { FactGroup } from "@/components/asking/fact-groups";
import { LimitFields } from "@/components/asking/limit-fields";
import { PolicyExceptions } from "@/components/asking/policy-exceptions";
import { SimulationPanel } from "@/components/asking/simulation-panel";
import { type PolicyFormState, usePolicyForm } from "@/components/asking/use-policy-form";
import type { Simulating } from "@/components/asking/use-simulation";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormFoot } from "@/components/ui/form-foot";
import { SelectField } from "@/components/ui/select-field";
import { kindWords, plannedKinds } from "@/lib/delivery/kinds";
import type { Answer } from "@/lib/ground/answer";
import { type ContactPolicy, type SurveyKind, surveyKinds } from "@/lib/touchpoints/contact-policy";

interface PolicyFormProps {
  policy: ContactPolicy;
  facts: readonly FactGroup[];
  save: (input: unknown) => Promise<Answer<ContactPolicy>>;
  simulation: Simulating;
}

const bases = [
  { value: "legitimate-interest", label: "unless they have said no (legitimate interest)" },
  { value: "consent", label: "only if they have said yes (consent)" },
  { value: "contract", label: "because of their contract, unless they have said no" },
];

/** How often one person may be asked, whatever asks. */
export function PolicyForm({ policy, facts, save, simulation }: PolicyFormProps) {
  const form = usePolicyForm(policy, save);
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-7">
      <LimitFields
        rest={{ ...form.register("restPeriodDays"), error: errors.restPeriodDays?.message }}
        year={{ ...form.register("yearlyMaximum"), error: errors.yearlyMaximum?.message }}
      />
      <CheckboxField
        label="A trigger may set a shorter rest period of its own"
        hint="Otherwise a trigger's own rest period can only be longer than this one."
        {...form.register("triggersMayShorten")}
      />
      <SelectField
        label="Customers are asked"
        hint="The ground on which you write to them. Whoever has said no is never asked."
        choices={bases}
        className="max-w-sm"
        {...form.register("basis")}
      />
      <fieldset className="grid gap-5 sm:grid-cols-3">
        <legend className="mb-2 text-sm font-medium text-ink">On another ground by channel</legend>
        {plannedKinds.map((kind) => (
          <SelectField
            key={kind}
            label={kindWords[kind]}
            choices={bases}
            emptyLabel="As above"
            {...form.register(`channelBases.${kind}`)}
          />
        ))}
      </fieldset>
      <Kinds form={form} />
      <PolicyExceptions form={form} facts={facts} />
      <FormFoot submitLabel="Save" busy={form.busy} refused={form.refused} done={form.done} />
      <SimulationPanel form={form} {...simulation} />
    </form>
  );
}

const surveyWords: Record<SurveyKind, string> = {
  nps: "Surveys that ask NPS",
  csat: "Surveys that ask satisfaction (CSAT)",
  ces: "Surveys that ask effort (CES)",
  other: "Surveys that ask none of these",
};

function Kinds({ form }: { form: PolicyFormState }) {
  const kinds = useWatch({ control: form.control, name: "kinds" });
  const { errors } = form.formState;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-sm font-medium text-ink">
        Further limits by kind of survey
      </legend>
      {surveyKinds.map((kind, at) => {
        const wrong = errors.kinds?.[at];
        return (
          <div key={kind} className="flex flex-col gap-3">
            <CheckboxField label={surveyWords[kind]} {...form.register(`kinds.${at}.limited`)} />
            {kinds[at]?.limited && (
              <div className="ml-6.5">
                <LimitFields
                  of={surveyWords[kind]}
                  rest={{
                    ...form.register(`kinds.${at}.restPeriodDays`),
                    error: wrong?.restPeriodDays?.message,
                  }}
                  year={{
                    ...form.register(`kinds.${at}.yearlyMaximum`),
                    error: wrong?.yearlyMaximum?.message,
                  }}
                />
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
