"use client";

import type { ComponentProps } from "react";
import { useDefinition, useEditing } from "@/components/builder/draft";
import { CheckAt, ChoiceAt, NumberAt, TextAt } from "@/components/builder/fields";
import { OptionsEditor } from "@/components/builder/options-editor";
import { ScaleFields } from "@/components/builder/scale-fields";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { type ContactPart, contactParts, type Question } from "@/lib/surveys/question-kinds";

interface KindFieldsProps {
  index: number;
  question: Question;
}

/** How a question of its kind is answered. */
export function KindFields({ index, question }: KindFieldsProps) {
  const { published } = useEditing();
  const path = `definition.questions.${index}`;
  const options = {
    path: `${path}.options`,
    published: Object.hasOwn(published, question.key) ? (published[question.key] ?? []) : [],
  };
  switch (question.kind) {
    case "scale":
      return <ScaleFields index={index} question={question} />;
    case "number":
      return <NumberFields path={path} />;
    case "text":
      return <CheckAt label="One line only" path={`${path}.short`} />;
    case "choice":
      return <ChoiceFields path={path} options={options} />;
    case "ranking":
      return (
        <>
          <OptionsEditor {...options} what="option" least={2} most={12} />
          <Shuffled path={path} />
        </>
      );
    case "callback":
      return <OptionsEditor {...options} what="time" least={1} most={12} />;
    case "date":
      return (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextAt label="First day" optional type="date" path={`${path}.earliest`} />
          <TextAt label="Last day" optional type="date" path={`${path}.latest`} />
        </div>
      );
    case "contact":
      return <ContactFields index={index} parts={question.parts} />;
    default:
      return null;
  }
}

function Shuffled({ path }: { path: string }) {
  return (
    <CheckAt
      label="In another order for each customer"
      hint="So that the first option is not chosen for being first."
      path={`${path}.shuffled`}
    />
  );
}

interface ChoiceFieldsProps {
  path: string;
  options: Pick<ComponentProps<typeof OptionsEditor>, "path" | "published">;
}

function ChoiceFields({ path, options }: ChoiceFieldsProps) {
  return (
    <>
      <OptionsEditor {...options} what="option" least={1} most={50} />
      <TextAt
        label="Last option with a line to write on"
        hint="Such as “Something else”."
        optional
        path={`${path}.other`}
        maxLength={200}
      />
      <CheckAt label="Several may be chosen" path={`${path}.multiple`} />
      <Shuffled path={path} />
    </>
  );
}

function NumberFields({ path }: { path: string }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <NumberAt label="Smallest number" path={`${path}.scale.min`} />
      <NumberAt label="Largest number" path={`${path}.scale.max`} />
      <ChoiceAt
        label="What it is for"
        path={`${path}.role`}
        choices={[
          { value: "profile", label: "Describes the customer" },
          { value: "driver", label: "Driver of loyalty" },
        ]}
      />
    </div>
  );
}

const partWords: Record<ContactPart, string> = {
  name: "Name",
  email: "E-mail address",
  phone: "Telephone number",
};

function ContactFields({ index, parts }: { index: number; parts: readonly ContactPart[] }) {
  const { changeDefinition } = useDefinition();
  const toggle = (part: ContactPart) =>
    changeDefinition((before) => ({
      ...before,
      questions: before.questions.map((question, at) => {
        if (at !== index || question.kind !== "contact") return question;
        const chosen = contactParts.filter((one) => (one === part) !== parts.includes(one));
        return { ...question, parts: chosen };
      }),
    }));
  return (
    <fieldset>
      <legend className="text-sm font-medium">Asks for</legend>
      <div className="mt-2 flex flex-wrap gap-x-6 gap-y-2">
        {contactParts.map((part) => (
          <CheckboxField
            key={part}
            label={partWords[part]}
            checked={parts.includes(part)}
            disabled={parts.length === 1 && parts.includes(part)}
            onChange={() => toggle(part)}
          />
        ))}
      </div>
    </fieldset>
  );
}
