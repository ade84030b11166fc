import type { Metadata } from "next";
import { orMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { SurveyList } from "@/components/survey/survey-list";
import { SurveySearch } from "@/components/survey/survey-search";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { readOrganization } from "@/lib/access/organization";
import { may } from "@/lib/access/permit";
import { readActivity } from "@/lib/responses/read";
import { readSurveys, readTags } from "@/lib/surveys/read";
import { SurveyQuery } from "@/lib/surveys/shapes";

export const metadata: Metadata = { title: "Surveys" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SurveysPage({ searchParams }: Props) {
  const ctx = await requirePermission("surveys.read");
  const query = SurveyQuery.parse(await searchParams);
  const [{ data, nextCursor }, activity, { timeZone }, tags] = await Promise.all([
    orMissing(readSurveys(ctx, query)),
    readActivity(ctx),
    readOrganization(ctx),
    readTags(ctx),
  ]);
  const surveys = data.map((survey) => ({ ...survey, ...activity[survey.id] }));
  const mayEdit = may(ctx.actor, "surveys.edit");
  const make = mayEdit && (
    <LinkButton tone="primary" href="/surveys/new">
      New survey
    </LinkButton>
  );
  const filtered = Boolean(query.search || query.status || query.tag);
  return (
    <>
      <PageHeader
        title="Surveys"
        lead="What customers are asked, and what they answered."
        actions={make}
      />
      {(surveys.length > 0 || filtered) && <SurveySearch query={query} tags={tags} />}
      {surveys.length > 0 ? (
        <SurveyList {...{ surveys, query, nextCursor, timeZone, mayEdit }} />
      ) : filtered ? (
        <EmptyState
          title="No survey fits"
          action={<LinkButton href="/surveys">Show all surveys</LinkButton>}
        >
          Nothing was found for this search. Try another word, tag or status; archived surveys are
          listed apart.
        </EmptyState>
      ) : (
        <EmptyState title="No surveys yet" action={make}>
          Begin with a template: the right questions are in it already, and you can change every
          word before anybody is asked.
        </EmptyState>
      )}
      {query.status !== "archived" && (
        <p className="text-sm text-ink-muted">
          <TextLink href="/surveys?status=archived">Archived surveys</TextLink> are listed apart.
        </p>
      )}
    </>
  );
}
