import type { Metadata } from "next";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import {
  duplicateSurvey,
  loadSurvey,
  putOut,
  saveSurvey,
  tagSurvey,
  takeTexts,
} from "@/app/(team)/surveys/actions";
import { ClosePanel } from "@/components/builder/close-panel";
import { KeepPanel } from "@/components/builder/keep-panel";
import { SurveyEditor } from "@/components/builder/survey-editor";
import { TagsPanel } from "@/components/builder/tags-panel";
import { readOrganization } from "@/lib/access/organization";
import { readSurvey, readTags } from "@/lib/surveys/read";
import { readPublishedKeys } from "@/lib/surveys/read-published-keys";
import { ReadSurvey } from "@/lib/surveys/shapes";

export const metadata: Metadata = { title: "Edit survey" };

export default async function EditSurveyPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requirePermission("surveys.edit");
  const { id } = await params;
  const survey = await orMissing(readSurvey(ctx, parseOrMissing(ReadSurvey, { surveyId: id })));
  const [{ name }, published, known] = await Promise.all([
    readOrganization(ctx),
    readPublishedKeys(ctx, { surveyId: survey.id }),
    readTags(ctx),
  ]);
  return (
    <>
      <SurveyEditor
        survey={survey}
        organization={name}
        published={published}
        save={saveSurvey}
        load={loadSurvey}
        publish={putOut}
        readFile={takeTexts}
      />
      <KeepPanel surveyId={survey.id} copy={duplicateSurvey} />
      <TagsPanel surveyId={survey.id} tags={survey.tags} known={known} save={tagSurvey} />
      <ClosePanel surveyId={survey.id} status={survey.status} save={saveSurvey} />
    </>
  );
}
