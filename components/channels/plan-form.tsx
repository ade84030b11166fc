"use client";

import { useState } from "react";
import { useFieldArray } from "react-hook-form";
import type { z } from "zod";
import { ReminderFields } from "@/components/channels/reminder-fields";
import { Button } from "@/components/ui/button";
import { FormFoot } from "@/components/ui/form-foot";
import { SelectField } from "@/components/ui/select-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { kindWords, plannedKinds } from "@/lib/delivery/kinds";
import { mostReminders, type OwnWords, type Plan, SavePlan } from "@/lib/delivery/plan-shapes";
import type { Answer } from "@/lib/ground/answer";

interface PlanFormProps {
  survey: string;
  plan: Plan;
  /** Those the survey can be read in, the one it is written in first. */
  languages: readonly string[];
  action: (input: z.input<typeof SavePlan>) => Promise<Answer<void>>;
}

const kinds = plannedKinds.map((value) => ({ value, label: kindWords[value] }));

const typedWords = (own?: OwnWords) => ({
  subject: own?.subject ?? "",
  opening: own?.opening ?? "",
});

/** Room for a reminder's own words in each of these languages. */
function typedTranslations(languages: readonly string[], own: Partial<Record<string, OwnWords>>) {
  const all = [...new Set([...languages, ...Object.keys(own)])];
  return Object.fromEntries(all.map((language) => [language, typedWords(own[language])]));
}

function valuesOf({ survey, plan, languages: [, ...others] }: PlanFormProps) {
  const [first = "email" as const, second = "" as const, third = "" as const] = plan.channels;
  const reminders = plan.reminders.map(({ afterSeconds, channel, translations, ...own }) => ({
    afterDays: String(Math.round(afterSeconds / 86_400)),
    channel: channel ?? ("" as const),
    ...typedWords(own),
    translations: typedTranslations(others, translations),
  }));
  return { survey, first, second, third, reminders };
}

/** By which channels a survey reaches customers, and when they are reminded. */
export function PlanForm(props: PlanFormProps) {
  const [done, setDone] = useState<string>();
  const form = useActionForm({
    shape: SavePlan,
    action: props.action,
    defaultValues: valuesOf(props),
    onDone: () => setDone("Saved."),
  });
  const { register, control } = form;
  const { errors } = form.formState;
  const [, ...others] = props.languages;
  const { fields, append, remove } = useFieldArray({ control, name: "reminders" });
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-5">
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField label="First by" choices={kinds} {...register("first")} />
        <SelectField label="Otherwise by" choices={kinds} emptyLabel="–" {...register("second")} />
        <SelectField label="And then by" choices={kinds} emptyLabel="–" {...register("third")} />
      </div>
      {fields.map(({ id }, index) => (
        <ReminderFields
          key={id}
          number={index + 1}
          field={(name) => ({
            ...register(`reminders.${index}.${name}`),
            error: errors.reminders?.[index]?.[name]?.message,
          })}
          words={(language, name) => ({
            ...register(`reminders.${index}.translations.${language}.${name}`),
            error: errors.reminders?.[index]?.translations?.[language]?.[name]?.message,
          })}
          languages={others}
          kinds={kinds}
          remove={() => remove(index)}
        />
      ))}
      <FormFoot submitLabel="Save" busy={form.busy} refused={form.refused} done={done}>
        {fields.length < mostReminders && (
          <Button
            onClick={() =>
              append({
                ...{ afterDays: "3", channel: "", ...typedWords() },
                translations: typedTranslations(others, {}),
              })
            }
          >
            Add a reminder
          </Button>
        )}
      </FormFoot>
    </form>
  );
}
