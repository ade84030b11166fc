import type { ComponentProps } from "react";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";

type Name = "url" | "format" | "body" | "header" | "idField";

interface TemplateFieldsProps {
  register: (
    name: Name,
  ) => ComponentProps<"input"> & ComponentProps<"select"> & ComponentProps<"textarea">;
  errors: Partial<Record<Name, { message?: string }>>;
}

const formats = [
  { value: "json", label: "JSON" },
  { value: "form", label: "Form fields" },
];

/** How one message is posted to a provider that Vocal does not know. */
export function TemplateFields({ register, errors }: TemplateFieldsProps) {
  return (
    <div className="flex flex-col gap-5">
      <TextField
        label="Address"
        placeholder="https://"
        error={errors.url?.message}
        {...register("url")}
      />
      <TextAreaField
        label="What is posted"
        hint="{{to}}, {{text}}, {{from}} and {{key}} are filled in; the key is the same when a message is repeated."
        rows={4}
        error={errors.body?.message}
        {...register("body")}
      />
      <div className="grid gap-5 sm:grid-cols-3">
        <SelectField label="Written as" choices={formats} {...register("format")} />
        <TextField
          label="Header with the secret"
          optional
          error={errors.header?.message}
          {...register("header")}
        />
        <TextField
          label="Id in the reply"
          hint="As messages.0.id."
          optional
          error={errors.idField?.message}
          {...register("idField")}
        />
      </div>
    </div>
  );
}
