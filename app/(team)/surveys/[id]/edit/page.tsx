import type { Metadata } from "next";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { putOut, saveSurvey } from "@/app/(team)/surveys/actions";
import { ClosePanel } from "@/components/builder/close-panel";
import { SurveyEditor } from "@/components/builder/survey-editor";
import { readOrganization } from "@/lib/access/organization";
import { readSurvey } from "@/lib/surveys/read";
import { ReadSurvey } from "@/lib/surveys/shapes";

export const metadata: Metadata = { title: "Edit survey" };

export default async function EditSurveyPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requirePermission("surveys.edit");
  const { id } = await params;
  const survey = await orMissing(readSurvey(ctx, parseOrMissing(ReadSurvey, { surveyId: id })));
  const { name } = await readOrganization(ctx);
  return (
    <>
      <SurveyEditor survey={survey} organization={name} save={saveSurvey} publish={putOut} />
      {survey.status !== "draft" && (
        <ClosePanel surveyId={survey.id} closed={survey.status === "closed"} save={saveSurvey} />
      )}
    </>
  );
}
