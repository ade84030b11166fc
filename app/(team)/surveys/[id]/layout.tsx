import type { ReactNode } from "react";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { SurveyStatusBadge } from "@/components/survey/status-badge";
import { PageHeader } from "@/components/ui/page-header";
import { PathTabs } from "@/components/ui/path-tabs";
import { may } from "@/lib/access/permit";
import { readSurvey } from "@/lib/surveys/read";
import { ReadSurvey } from "@/lib/surveys/shapes";

interface Props {
  params: Promise<{ id: string }>;
  children: ReactNode;
}

export default async function SurveyLayout({ params, children }: Props) {
  const ctx = await requirePermission("surveys.read");
  const { id } = await params;
  const survey = await orMissing(readSurvey(ctx, parseOrMissing(ReadSurvey, { surveyId: id })));
  const published = survey.status === "published";
  const places = [
    { place: "edit", label: "Edit", permission: "surveys.edit" },
    { place: "send", label: "Send", permission: "triggers.read" },
    { place: "enter", label: "Type in", permission: "responses.write" },
    { place: "results", label: "Results", permission: "responses.read" },
    { place: "versions", label: "Versions", permission: "surveys.read" },
  ] as const;
  const shown = places.filter(({ place }) => published || place !== "enter");
  const tabs = shown
    .filter(({ permission }) => may(ctx.actor, permission))
    .map(({ place, label }) => ({ href: `/surveys/${survey.id}/${place}`, label }));
  return (
    <>
      <PageHeader
        title={survey.name}
        parent={{ href: "/surveys", label: "Surveys" }}
        state={<SurveyStatusBadge status={survey.status} changed={survey.changed} />}
      />
      <PathTabs label={survey.name} tabs={tabs} />
      {children}
    </>
  );
}
