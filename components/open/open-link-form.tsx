"use client";

import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormFoot } from "@/components/ui/form-foot";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import { type OpenLink, SaveOpenLink } from "@/lib/surveys/open-link-shapes";

interface OpenLinkFormProps {
  surveyId: string;
  link: OpenLink | undefined;
  suggestion: string;
  save: (input: unknown) => Promise<Answer<OpenLink>>;
}

/** The address, and whether it is on. */
export function OpenLinkForm({ surveyId, link, suggestion, save }: OpenLinkFormProps) {
  const form = useActionForm({
    shape: SaveOpenLink,
    action: save,
    defaultValues: {
      surveyId,
      slug: link?.slug ?? suggestion,
      active: link?.active ?? true,
    },
  });
  const earlier = link?.earlier ?? [];
  return (
    <form noValidate onSubmit={form.submit} className="flex max-w-lg flex-col gap-4">
      <TextField
        label="Address"
        hint={
          earlier.length > 0
            ? `After /s/p/. Earlier ones still lead here: ${earlier.join(", ")}.`
            : "What stands after /s/p/. It stays this survey's, so that what is printed keeps working."
        }
        maxLength={60}
        spellCheck={false}
        autoCapitalize="none"
        error={form.formState.errors.slug?.message}
        {...form.register("slug")}
      />
      <CheckboxField
        label="Take answers at this address"
        hint="Switched off, it says kindly that there is no survey."
        {...form.register("active")}
      />
      <FormFoot
        submitLabel={link ? "Save the address" : "Make the link"}
        busy={form.busy}
        refused={form.formState.errors.slug ? undefined : form.refused}
      />
    </form>
  );
}
