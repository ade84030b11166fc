"use client";

import { useRouter } from "next/navigation";
import { useWatch } from "react-hook-form";
import { PagePreview } from "@/components/survey/page-preview";
import { FieldError } from "@/components/ui/field";
import { FormFoot } from "@/components/ui/form-foot";
import { TextField } from "@/components/ui/text-field";
import { TypedBefore } from "@/components/ui/typed-before";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import { CreateSurvey } from "@/lib/surveys/shapes";
import type { SurveyTemplate } from "@/lib/surveys/templates/template";

interface NewSurveyFormProps {
  templates: readonly SurveyTemplate[];
  organization: string;
  action: (input: CreateSurvey) => Promise<Answer<{ id: string }>>;
}

/** A new survey from a template: which one, and what to call it. */
export function NewSurveyForm({ templates, organization, action }: NewSurveyFormProps) {
  const router = useRouter();
  const [first] = templates;
  const form = useActionForm({
    shape: CreateSurvey,
    action,
    defaultValues: { name: first?.name, template: first?.key },
    onDone: ({ id }) => router.push(`/surveys/${id}/edit`),
  });
  const { errors, dirtyFields } = form.formState;
  const template = useWatch({ control: form.control, name: "template" });
  const chosen = templates.find(({ key }) => key === template);
  const suggestName = ({ name }: SurveyTemplate) => {
    if (!dirtyFields.name) form.setValue("name", name);
  };
  return (
    <form
      noValidate
      onSubmit={form.submit}
      className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_24.375rem]"
    >
      <div className="flex flex-col gap-6">
        <fieldset>
          <legend className="text-sm font-medium text-ink">Template</legend>
          <div className="mt-2 flex flex-col gap-2">
            {templates.map((offered) => {
              // A radio keeps its own value; which one is chosen is told by being checked.
              const { defaultValue, ...field } = form.register("template", {
                onChange: () => suggestName(offered),
              });
              return (
                <label key={offered.key} className={cardLook}>
                  <input
                    id={`template-${offered.key}`}
                    type="radio"
                    {...field}
                    value={offered.key}
                    defaultChecked={offered.key === defaultValue}
                    className="mt-1 accent-accent"
                  />
                  <TypedBefore control={`template-${offered.key}`} />
                  <span>
                    <span className="block font-medium text-ink">{offered.name}</span>
                    <span className="block text-sm text-ink-muted">{offered.purpose}</span>
                  </span>
                </label>
              );
            })}
          </div>
          <FieldError id="template-error" error={errors.template?.message} />
        </fieldset>
        <TextField
          label="Name"
          hint="For your team; customers never see it."
          maxLength={120}
          error={errors.name?.message}
          {...form.register("name")}
        />
        <FormFoot submitLabel="Make survey" busy={form.busy} refused={form.refused} />
      </div>
      {chosen && <PagePreview definition={chosen.definition} organization={organization} />}
    </form>
  );
}

const cardLook =
  "flex cursor-pointer gap-3 rounded-lg border border-line bg-surface px-4 py-3 hover:border-control has-checked:border-accent has-checked:bg-accent-soft/50 has-focus-visible:outline-2 has-focus-visible:outline-accent";
