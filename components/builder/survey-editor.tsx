"use client";

import { useEffect } from "react";
import { type Draft, EditingProvider } from "@/components/builder/draft";
import { EditorBar } from "@/components/builder/editor-bar";
import { EditorPreview } from "@/components/builder/editor-preview";
import { LanguagesEditor } from "@/components/builder/languages-editor";
import { LookEditor } from "@/components/builder/look-editor";
import { PartTabs } from "@/components/builder/part-tabs";
import { useParts } from "@/components/builder/parts";
import { QuestionList } from "@/components/builder/question-list";
import { ReviewPanel } from "@/components/builder/review-panel";
import { TextsEditor, ThanksEditor } from "@/components/builder/texts-editor";
import type { TextsFileProps } from "@/components/builder/texts-file";
import { useAutosave } from "@/components/builder/use-autosave";
import { useDraft } from "@/components/builder/use-draft";
import { usePublishing } from "@/components/builder/use-publishing";
import { useUndoKeys } from "@/components/builder/use-undo-keys";
import type { Answer } from "@/lib/ground/answer";
import { languagesOf } from "@/lib/surveys/languages";
import type {
  EditSurvey,
  PublishedKeys,
  PublishSurvey,
  Survey,
  SurveyVersion,
} from "@/lib/surveys/shapes";

interface SurveyEditorProps {
  survey: Survey;
  organization: string;
  published: PublishedKeys;
  save: (input: EditSurvey) => Promise<Answer<Survey>>;
  load: (input: { surveyId: string }) => Promise<Answer<Survey>>;
  publish: (input: PublishSurvey) => Promise<Answer<SurveyVersion>>;
  readFile: TextsFileProps["readFile"];
}

/** Edits a survey's draft beside its real page: saved as it is typed, undone step by step. */
export function SurveyEditor(props: SurveyEditorProps) {
  const { survey, organization, published, save, load, publish, readFile } = props;
  const editor = useDraft({ name: survey.name, definition: survey.definition });
  const { draft, change } = editor.editing;
  const show = (next: Draft) => change(() => next);
  const saving = useAutosave({ survey, draft, save, load, show });
  const publishing = usePublishing({ surveyId: survey.id, saveNow: saving.saveNow, publish });
  const { part, setPart, open, setOpen, language, setLanguage, goTo } = useParts();
  // Nobody chose yet: it is the first that is edited.
  const [, translated] = languagesOf(draft.definition);
  useUndoKeys(editor);
  useComplaints(part === "review", editor.complain);
  return (
    <EditingProvider value={{ ...editor.editing, published }}>
      <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_24.375rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <PartTabs part={part} onPart={setPart} />
          {part === "questions" && (
            <>
              <TextsEditor />
              <QuestionList open={open} onOpen={setOpen} />
              <ThanksEditor />
            </>
          )}
          {part === "look" && <LookEditor />}
          {part === "languages" && (
            <LanguagesEditor
              {...{ language, readFile }}
              onLanguage={setLanguage}
              fileAddress={`/surveys/${survey.id}/edit/texts`}
            />
          )}
          {part === "review" && (
            <ReviewPanel
              onGo={(path) => goTo(path, draft.definition.questions)}
              onPublish={publishing.putOut}
              busy={publishing.busy}
            />
          )}
          <EditorBar
            {...{ editor, saving }}
            outcome={publishing.outcome}
            surveyId={survey.id}
            onReview={part === "review" ? undefined : () => setPart("review")}
          />
        </div>
        <EditorPreview
          organization={organization}
          original={survey.definition}
          language={part === "languages" ? (language ?? translated) : undefined}
        />
      </div>
    </EditingProvider>
  );
}

/** Once the draft was reviewed, every field says what is wrong with it. */
function useComplaints(reviewed: boolean, complain: () => void) {
  useEffect(() => {
    if (reviewed) complain();
  }, [reviewed, complain]);
}
