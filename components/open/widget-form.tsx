"use client";

import { useState } from "react";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormFoot } from "@/components/ui/form-foot";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import { SaveWidget, type ToldWidget } from "@/lib/surveys/widget-shapes";

interface WidgetFormProps {
  surveyId: string;
  widget: ToldWidget;
  save: (input: unknown) => Promise<Answer<ToldWidget>>;
}

const openings = [
  { value: "button", label: "A button is pressed" },
  { value: "delay", label: "Some seconds have passed" },
  { value: "scroll", label: "Part of the page was read" },
  { value: "exit", label: "The pointer leaves towards the tabs" },
];

function useWidgetForm({ surveyId, widget, save }: WidgetFormProps, onDone: () => void) {
  const { snippet: _, origins, ...settings } = widget;
  return useActionForm({
    shape: SaveWidget,
    action: save,
    defaultValues: { ...settings, surveyId, origins: origins.join("\n") },
    onDone,
  });
}

/** On which sites the survey shows, what brings it up, and how long it then rests. */
export function WidgetForm({ surveyId, widget, save }: WidgetFormProps) {
  const [done, setDone] = useState<string>();
  const form = useWidgetForm({ surveyId, widget, save }, () => setDone("Saved."));
  const { errors } = form.formState;
  return (
    <form
      noValidate
      onSubmit={form.submit}
      onChange={() => setDone(undefined)}
      className="flex max-w-lg flex-col gap-4"
    >
      <TextAreaField
        label="Sites that may show it"
        hint="One a line, such as https://www.example.com. Nowhere else will a browser show it."
        spellCheck={false}
        autoCapitalize="none"
        error={errors.origins?.message}
        {...form.register("origins")}
      />
      <OpeningFields form={form} />
      <TextField
        label="Words on the button"
        hint="Also what a screen reader calls the survey."
        maxLength={40}
        error={errors.label?.message}
        {...form.register("label")}
      />
      <TextField
        label="Then left alone for"
        hint="Counted in the visitor's own browser, from when it opened by itself or was answered."
        suffix="days"
        inputMode="numeric"
        className="max-w-sm"
        error={errors.restDays?.message}
        {...form.register("restDays")}
      />
      <CheckboxField label="Show it on these sites" {...form.register("active")} />
      <FormFoot
        submitLabel="Save the widget"
        busy={form.busy}
        refused={Object.keys(errors).length > 0 ? undefined : form.refused}
        done={done}
      />
    </form>
  );
}

/** What brings the survey up, with its number where it has one. */
function OpeningFields({ form }: { form: ReturnType<typeof useWidgetForm> }) {
  const { errors } = form.formState;
  const opening = form.watch("opening");
  return (
    <>
      <SelectField
        label="It opens when"
        choices={openings}
        hint={
          opening === "exit" ? "Phones have no such pointer: there it does not open." : undefined
        }
        {...form.register("opening")}
      />
      {opening === "delay" && (
        <TextField
          label="After"
          suffix="seconds"
          inputMode="numeric"
          className="max-w-48"
          error={errors.seconds?.message}
          {...form.register("seconds")}
        />
      )}
      {opening === "scroll" && (
        <TextField
          label="Read"
          suffix="%"
          inputMode="numeric"
          className="max-w-48"
          error={errors.scroll?.message}
          {...form.register("scroll")}
        />
      )}
    </>
  );
}
