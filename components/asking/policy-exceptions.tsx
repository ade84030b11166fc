"use client";

import { useFieldArray, useWatch } from "react-hook-form";
import { ConditionRows } from "@/components/asking/condition-rows";
import type { FactGroup } from "@/components/asking/fact-groups";
import { LimitFields } from "@/components/asking/limit-fields";
import { blankException } from "@/components/asking/policy-values";
import type { PolicyFormState } from "@/components/asking/use-policy-form";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";

interface PolicyExceptionsProps {
  form: PolicyFormState;
  facts: readonly FactGroup[];
}

/** Other limits for some customers; the first exception that fits holds. */
export function PolicyExceptions({ form, facts }: PolicyExceptionsProps) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "exceptions" });
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-sm font-medium text-ink">Exceptions</legend>
      {fields.length === 0 && (
        <p className="text-sm text-ink-muted">The limits above hold for every customer.</p>
      )}
      {fields.map(({ id }, at) => (
        <ExceptionFields key={id} {...{ form, facts, at }} onRemove={() => remove(at)} />
      ))}
      <div>
        <Button size="small" onClick={() => append(blankException)}>
          Add an exception
        </Button>
      </div>
    </fieldset>
  );
}

const contacts = [
  { value: "never", label: "Never ask them" },
  { value: "limited", label: "Other limits hold" },
];

interface ExceptionFieldsProps extends PolicyExceptionsProps {
  at: number;
  onRemove: () => void;
}

function ExceptionFields({ form, facts, at, onRemove }: ExceptionFieldsProps) {
  const { control, register, formState } = form;
  const exception = useWatch({ control, name: `exceptions.${at}` });
  const wrong = formState.errors.exceptions?.[at];
  const whom = wrong?.when?.message ?? wrong?.when?.root?.message;
  return (
    <div className="flex flex-col gap-4 rounded-lg border border-line p-4">
      <ConditionRows
        label={`Exception ${at + 1}: customers of whom`}
        emptyHint="Say whom this is about."
        facts={facts}
        rows={exception?.when ?? []}
        problem={(row, place, field) => wrong?.when?.[row]?.any?.[place]?.[field]?.message}
        onChange={(rows) => {
          form.clearErrors(`exceptions.${at}.when`);
          form.setValue(`exceptions.${at}.when`, rows);
        }}
      />
      <FieldError id={`exception-${at}-error`} error={whom} />
      <SelectField
        label={`Exception ${at + 1}: what holds for them`}
        labelHidden
        choices={contacts}
        className="max-w-xs"
        {...register(`exceptions.${at}.contact`)}
      />
      {exception?.contact === "limited" && (
        <LimitFields
          of={`Exception ${at + 1}`}
          rest={{
            ...register(`exceptions.${at}.restPeriodDays`),
            error: wrong?.restPeriodDays?.message,
          }}
          year={{
            ...register(`exceptions.${at}.yearlyMaximum`),
            error: wrong?.yearlyMaximum?.message,
          }}
        />
      )}
      <div>
        <Button tone="quiet" size="small" onClick={onRemove}>
          {`Remove exception ${at + 1}`}
        </Button>
      </div>
    </div>
  );
}
