"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { messageAt } from "@/components/builder/message-at";
import { Panel } from "@/components/ui/panel";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import type { EditSurvey } from "@/lib/surveys/shapes";

/** An emptied optional text is absent, not empty. */
const orAbsent = { setValueAs: (text: string) => (text === "" ? undefined : text) };

/** What the survey is called, and how its page begins. */
export function TextsEditor() {
  const { register, formState } = useFormContext<EditSurvey>();
  const error = messageAt(formState.errors);
  return (
    <Panel title="Survey">
      <div className="flex flex-col gap-5">
        <TextField
          label="Name"
          hint="For your team; customers never see it."
          maxLength={120}
          error={error("name")}
          {...register("name")}
        />
        <TextField
          label="Title"
          hint="The heading of the page."
          maxLength={150}
          error={error("definition.title")}
          {...register("definition.title")}
        />
        <TextAreaField
          label="Introduction"
          optional
          rows={2}
          maxLength={1000}
          error={error("definition.introduction")}
          {...register("definition.introduction", orAbsent)}
        />
      </div>
    </Panel>
  );
}

const classes = [
  { name: "promoter", label: "To promoters", hint: "Who answered 9 or 10." },
  { name: "passive", label: "To passives", hint: "Who answered 7 or 8." },
  { name: "detractor", label: "To detractors", hint: "Who answered 0 to 6." },
] as const;

/** The closing words, for each class where NPS is asked. */
export function ThanksEditor() {
  const { register, formState, control } = useFormContext<EditSurvey>();
  const questions = useWatch({ control, name: "definition.questions" });
  const error = messageAt(formState.errors);
  const asksNps = questions?.some(({ role }) => role === "nps");
  return (
    <Panel title="Thank you" lead="What customers read when their answers are saved.">
      <div className="flex flex-col gap-5">
        <TextAreaField
          label={asksNps ? "To everyone else" : "To everyone"}
          rows={2}
          maxLength={1000}
          error={error("definition.thanks.everyone")}
          {...register("definition.thanks.everyone")}
        />
        {asksNps &&
          classes.map(({ name, label, hint }) => (
            <TextAreaField
              key={name}
              label={label}
              hint={hint}
              optional
              rows={2}
              maxLength={1000}
              error={error(`definition.thanks.${name}`)}
              {...register(`definition.thanks.${name}`, orAbsent)}
            />
          ))}
      </div>
    </Panel>
  );
}
