"use client";

import { useRouter } from "next/navigation";
import { entryAddress } from "@/components/typing/entry-address";
import { FormFoot } from "@/components/ui/form-foot";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import { TypeIn } from "@/lib/responses/type-in-shapes";

interface BeginEntryProps {
  surveyId: string;
  /** Names what is typed in, so that it counts once. */
  entry: string;
  begin: (input: unknown) => Promise<Answer<TypeIn>>;
}

const sources = [
  { value: "paper", label: "On paper" },
  { value: "phone", label: "By telephone" },
];

/** Says whose answers follow, and how they came. */
export function BeginEntry({ surveyId, entry, begin }: BeginEntryProps) {
  const router = useRouter();
  const form = useActionForm({
    shape: TypeIn,
    action: begin,
    defaultValues: { surveyId, entry, source: "paper", customer: "", interaction: "", day: "" },
    onDone: (told) => router.push(entryAddress(told)),
  });
  const { errors } = form.formState;
  const refused = Object.keys(errors).length > 0 ? undefined : form.refused;
  return (
    <Panel
      title="Type in answers"
      lead="For what was answered on paper or by telephone. It counts as any other answer, and the results say where it came from."
    >
      <form noValidate onSubmit={form.submit} className="flex max-w-lg flex-col gap-4">
        <SelectField
          label="How it was answered"
          choices={sources}
          error={errors.source?.message}
          {...form.register("source")}
        />
        <TextField
          label="Customer"
          hint="The external id. Without one, the answer is nobody's in particular."
          optional
          autoComplete="off"
          spellCheck={false}
          error={errors.customer?.message}
          {...form.register("customer")}
        />
        <TextField
          label="Interaction"
          hint="The external id of the call, visit or order it is about."
          optional
          autoComplete="off"
          spellCheck={false}
          error={errors.interaction?.message}
          {...form.register("interaction")}
        />
        <TextField
          label="Day"
          hint="When it was answered; today without one."
          type="date"
          optional
          className="max-w-48"
          error={errors.day?.message}
          {...form.register("day")}
        />
        <FormFoot submitLabel="Go on to the questions" busy={form.busy} refused={refused} />
      </form>
    </Panel>
  );
}
