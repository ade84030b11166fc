import type { Metadata } from "next";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { VersionComparison } from "@/components/survey/version-comparison";
import { readOrganization } from "@/lib/access/organization";
import { readSurvey, readVersions } from "@/lib/surveys/read";
import { ReadSurvey, VersionQuery } from "@/lib/surveys/shapes";

export const metadata: Metadata = { title: "Versions" };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function VersionsPage({ params, searchParams }: Props) {
  const ctx = await requirePermission("surveys.read");
  const asked = parseOrMissing(ReadSurvey, { surveyId: (await params).id });
  const [survey, versions, { timeZone }] = await Promise.all([
    orMissing(readSurvey(ctx, asked)),
    orMissing(readVersions(ctx, asked)),
    readOrganization(ctx),
  ]);
  return (
    <VersionComparison
      survey={survey}
      versions={versions.data}
      query={VersionQuery.parse(await searchParams)}
      timeZone={timeZone}
    />
  );
}
