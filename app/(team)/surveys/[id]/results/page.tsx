import type { Metadata } from "next";
import { type ComponentProps, Suspense } from "react";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { EntriesSkeleton, EntryResults } from "@/components/survey/entry-results";
import { OptionResults } from "@/components/survey/option-results";
import { QuestionResults } from "@/components/survey/question-results";
import { ResponseList } from "@/components/survey/response-list";
import { PeriodFilter } from "@/components/survey/results-filter";
import { ScorePanel } from "@/components/survey/score-panel";
import { readOrganization } from "@/lib/access/organization";
import { may } from "@/lib/access/permit";
import { scores } from "@/lib/analysis/scores";
import type { MetricName } from "@/lib/metrics/metric";
import { readEntryResults } from "@/lib/responses/entry-results";
import { readOptionResults } from "@/lib/responses/option-results";
import { readQuestionResults } from "@/lib/responses/question-results";
import { readResponses } from "@/lib/responses/read";
import {
  type EntryResult,
  ListResponses,
  type ResponsePeriod,
  ResponseQuery,
} from "@/lib/responses/shapes";
import { rewordings } from "@/lib/surveys/compare";
import { outcomeRoles } from "@/lib/surveys/question-kinds";
import { readQuestionsAsked, readVersions } from "@/lib/surveys/read";
import { ReadSurvey } from "@/lib/surveys/shapes";

export const metadata: Metadata = { title: "Results" };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const entryKinds: ReadonlySet<string> = new Set<EntryResult["kind"]>(["number", "date", "consent"]);

type Member = Awaited<ReturnType<typeof requirePermission>>;

/** The score as a whole and step by step. */
async function readScores(ctx: Member, survey: string, metric: MetricName, query: ResponseQuery) {
  const { from, to, by } = query;
  const filter = { surveys: [survey], from, to };
  const [overall, periods] = await Promise.all([
    scores(ctx, { metric, filter }),
    scores(ctx, { metric, by, filter }),
  ]);
  return { metric, by, overall: overall.groups[0], periods: periods.groups };
}

interface EntriesProps extends Omit<ComponentProps<typeof EntryResults>, "results"> {
  ctx: Member;
  period: ResponsePeriod;
}

/** These read every answer again, and the rest of the page does not wait for them. */
async function Entries({ ctx, period, ...shown }: EntriesProps) {
  const results = await readEntryResults(ctx, period);
  return results.length > 0 && <EntryResults {...{ results }} {...shown} />;
}

export default async function ResultsPage({ params, searchParams }: Props) {
  const ctx = await requirePermission("responses.read");
  const { surveyId: survey } = parseOrMissing(ReadSurvey, { surveyId: (await params).id });
  const query = ResponseQuery.parse(await searchParams);
  const questions = await orMissing(readQuestionsAsked(ctx, { surveyId: survey }));
  const metrics = outcomeRoles.filter((role) => questions.some((asked) => asked.role === role));
  const sees = may(ctx.actor, "analysis.read");
  const asksEntries = questions.some(({ kind }) => entryKinds.has(kind));
  const period = { survey, from: query.from, to: query.to };
  const [organization, panels, results, choices, list, versions] = await Promise.all([
    readOrganization(ctx),
    Promise.all(sees ? metrics.map((metric) => readScores(ctx, survey, metric, query)) : []),
    sees ? readQuestionResults(ctx, period) : [],
    sees ? readOptionResults(ctx, period) : [],
    orMissing(readResponses(ctx, ListResponses.parse({ ...query, survey }))),
    readVersions(ctx, { surveyId: survey }),
  ]);
  const path = `/surveys/${survey}/results`;
  const reworded = rewordings(versions.data);
  return (
    <>
      <PeriodFilter path={path} query={query} />
      {panels.map((panel) => (
        <ScorePanel key={panel.metric} {...panel} />
      ))}
      {results.length > 0 && (
        <QuestionResults
          results={results}
          minimum={organization.minimumGroupSize}
          reworded={reworded}
        />
      )}
      {choices.length > 0 && (
        <OptionResults
          results={choices}
          minimum={organization.minimumGroupSize}
          reworded={reworded}
        />
      )}
      {sees && (
        <Suspense key={JSON.stringify(period)} fallback={asksEntries && <EntriesSkeleton />}>
          <Entries {...{ ctx, period, reworded }} minimum={organization.minimumGroupSize} />
        </Suspense>
      )}
      <ResponseList
        {...{ path, query, list, questions }}
        timeZone={organization.timeZone}
        mayExport={may(ctx.actor, "responses.export")}
      />
    </>
  );
}
