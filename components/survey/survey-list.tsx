import Link from "next/link";
import { addressOf } from "@/components/survey/addresses";
import { SurveyStatusBadge } from "@/components/survey/status-badge";
import { LinkButton } from "@/components/ui/link-button";
import { Moment } from "@/components/ui/moment";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import type { SurveyQuery, SurveySummary } from "@/lib/surveys/shapes";

interface ListedSurvey extends SurveySummary {
  /** Absent when nobody has answered. */
  responses?: number;
  lastAnsweredAt?: string;
}

interface SurveyListProps {
  surveys: readonly ListedSurvey[];
  query: SurveyQuery;
  nextCursor: string | null;
  timeZone: string;
  mayEdit: boolean;
}

/** The surveys, sorted by a column's heading. */
export function SurveyList({ surveys, query, nextCursor, timeZone, mayEdit }: SurveyListProps) {
  const { search, status, tag, sort } = query;
  const address = (parameters: { sort: string; cursor?: string }) =>
    addressOf("/surveys", { search, status, tag, ...parameters });
  const by = (column: SurveyQuery["sort"], direction: "ascending" | "descending") => ({
    href: address({ sort: column }),
    ...(sort === column && { direction }),
  });
  return (
    <>
      <Table label="Surveys">
        <thead>
          <tr>
            <HeaderCell sort={by("name", "ascending")}>Name</HeaderCell>
            <HeaderCell>Status</HeaderCell>
            <HeaderCell align="right">Questions</HeaderCell>
            <HeaderCell align="right">Responses</HeaderCell>
            <HeaderCell>Last response</HeaderCell>
            <HeaderCell sort={by("updated", "descending")}>Changed</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {surveys.map((survey) => (
            <SurveyRow key={survey.id} survey={survey} timeZone={timeZone} mayEdit={mayEdit} />
          ))}
        </tbody>
      </Table>
      <div className="flex gap-2">
        {query.cursor && <LinkButton href={address({ sort })}>First page</LinkButton>}
        {nextCursor && <LinkButton href={address({ sort, cursor: nextCursor })}>More</LinkButton>}
      </div>
    </>
  );
}

interface SurveyRowProps {
  survey: ListedSurvey;
  timeZone: string;
  mayEdit: boolean;
}

function SurveyRow({ survey, timeZone, mayEdit }: SurveyRowProps) {
  const place = survey.status === "draft" && mayEdit ? "edit" : "results";
  return (
    <tr>
      <Cell>
        <Link
          href={`/surveys/${survey.id}/${place}`}
          className="rounded-sm font-medium text-ink hover:underline"
        >
          {survey.name}
        </Link>
        {survey.tags.length > 0 && (
          <ul aria-label="Tags" className="mt-1 flex flex-wrap gap-1">
            {survey.tags.map((tag) => (
              <li key={tag}>
                <Link
                  href={addressOf("/surveys", { tag })}
                  className="block rounded-sm bg-sunken px-1.5 py-1 text-xs text-ink-muted hover:text-ink hover:underline max-sm:py-1.5"
                >
                  {tag}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Cell>
      <Cell>
        <span className="flex gap-1.5">
          <SurveyStatusBadge status={survey.status} changed={survey.changed} />
        </span>
      </Cell>
      <Cell align="right">{survey.questions}</Cell>
      <Cell align="right">{(survey.responses ?? 0).toLocaleString("en")}</Cell>
      <Cell className="text-ink-muted">
        {survey.lastAnsweredAt ? (
          <Moment at={new Date(survey.lastAnsweredAt)} timeZone={timeZone} dayOnly />
        ) : (
          "None yet"
        )}
      </Cell>
      <Cell className="text-ink-muted">
        <Moment at={new Date(survey.updatedAt)} timeZone={timeZone} dayOnly />
      </Cell>
    </tr>
  );
}
