"use client";

import { useEffect, useRef, useState } from "react";
import { FormProvider, useWatch } from "react-hook-form";
import { QuestionEditor } from "@/components/builder/question-editor";
import { TextsEditor, ThanksEditor } from "@/components/builder/texts-editor";
import { PagePreview } from "@/components/survey/page-preview";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import {
  EditSurvey,
  type PublishSurvey,
  type Survey,
  SurveyDefinition,
  type SurveyVersion,
} from "@/lib/surveys/shapes";

interface SurveyEditorProps {
  survey: Survey;
  organization: string;
  save: (input: EditSurvey) => Promise<Answer<Survey>>;
  publish: (input: PublishSurvey) => Promise<Answer<SurveyVersion>>;
}

function valuesOf({ id, name, definition, revision }: Survey): EditSurvey {
  return { surveyId: id, name, definition, revision };
}

/** Edits a survey's draft beside its real page; publishing saves first. */
export function SurveyEditor({ survey, organization, save, publish }: SurveyEditorProps) {
  const [outcome, setOutcome] = useState<Outcome>();
  const publishing = useRef(false);
  const form = useActionForm({
    shape: EditSurvey,
    action: save,
    defaultValues: valuesOf(survey),
    onDone: async (saved) => {
      form.reset(valuesOf(saved));
      setOutcome(publishing.current ? await published(publish, saved) : { kind: "saved" });
    },
  });
  const { isDirty, errors } = form.formState;
  useWarningBeforeLeaving(isDirty);
  const submit = (andPublish: boolean) => {
    publishing.current = andPublish;
    setOutcome(undefined);
    return form.submit();
  };
  return (
    <FormProvider {...form}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit(false);
        }}
        className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_24.375rem]"
      >
        <div className="flex min-w-0 flex-col gap-6">
          <TextsEditor />
          <QuestionEditor />
          <ThanksEditor />
          <div className="sticky bottom-0 flex flex-col gap-3 border-t border-line bg-canvas py-3">
            {Object.keys(errors).length > 0 && (
              <Notice tone="bad" live>
                Nothing was saved: some fields need another look.
              </Notice>
            )}
            {form.refused && (
              <Notice tone="bad" live>
                {form.refused}
              </Notice>
            )}
            <OutcomeNotice outcome={outcome} surveyId={survey.id} />
            <div className="flex flex-wrap items-center gap-3">
              <Button type="submit" busy={form.busy}>
                Save draft
              </Button>
              <Button tone="primary" disabled={form.busy} onClick={() => submit(true)}>
                Publish
              </Button>
              <p role="status" className="text-sm text-ink-muted">
                {isDirty ? "Not saved yet" : "Saved"}
              </p>
            </div>
          </div>
        </div>
        <Preview organization={organization} original={survey.definition} />
      </form>
    </FormProvider>
  );
}

type Outcome =
  | { kind: "saved" }
  | { kind: "published"; version: number }
  | { kind: "refused"; message: string };

async function published(publish: SurveyEditorProps["publish"], { id }: Survey): Promise<Outcome> {
  const answer = await publish({ surveyId: id });
  if (answer.ok) return { kind: "published", version: answer.value.version };
  return { kind: "refused", message: answer.message };
}

function OutcomeNotice({ outcome, surveyId }: { outcome?: Outcome | undefined; surveyId: string }) {
  if (outcome?.kind === "refused") {
    return (
      <Notice tone="bad" live>
        {outcome.message}
      </Notice>
    );
  }
  if (outcome?.kind !== "published") return null;
  return (
    <Notice tone="good" title={`Version ${outcome.version} is published`} live>
      <p>It is what customers are asked from now on. Earlier answers keep the version they saw.</p>
      <LinkButton href={`/surveys/${surveyId}/send`} size="small" className="mt-2">
        Decide who is asked
      </LinkButton>
    </Notice>
  );
}

function useWarningBeforeLeaving(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [unsaved]);
}

/** The page as it would be now; while something is missing, as it last could be. */
function Preview({ organization, original }: { organization: string; original: SurveyDefinition }) {
  const definition = useWatch<EditSurvey, "definition">({ name: "definition" });
  const [shown, setShown] = useState(original);
  useEffect(() => {
    const parsed = SurveyDefinition.safeParse(definition);
    if (parsed.success) setShown(parsed.data);
  }, [definition]);
  return (
    <aside aria-label="Preview" className="lg:sticky lg:top-4">
      <PagePreview definition={shown} organization={organization} />
    </aside>
  );
}
