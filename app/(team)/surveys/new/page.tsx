import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { makeSurvey } from "@/app/(team)/surveys/actions";
import { ImportSurvey } from "@/components/survey/import-survey";
import { NewSurveyForm } from "@/components/survey/new-survey-form";
import { PageHeader } from "@/components/ui/page-header";
import { readOrganization } from "@/lib/access/organization";
import { surveyTemplates } from "@/lib/surveys/templates";

export const metadata: Metadata = { title: "New survey" };

export default async function NewSurveyPage() {
  const ctx = await requirePermission("surveys.edit");
  const { name } = await readOrganization(ctx);
  return (
    <>
      <PageHeader
        title="New survey"
        lead="Begin with a template; every word can be changed before anybody is asked."
        parent={{ href: "/surveys", label: "Surveys" }}
      />
      <ImportSurvey action={makeSurvey} />
      <NewSurveyForm templates={surveyTemplates} organization={name} action={makeSurvey} />
    </>
  );
}
