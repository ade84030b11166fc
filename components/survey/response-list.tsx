import { addressOf } from "@/components/survey/addresses";
import { ResponseTable } from "@/components/survey/response-table";
import { ResponseSearch } from "@/components/survey/results-filter";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ResponseList as Listed, ResponseQuery } from "@/lib/responses/shapes";
import type { Question } from "@/lib/surveys/question-kinds";

interface ResponseListProps {
  path: string;
  query: ResponseQuery;
  list: Listed;
  questions: readonly Question[];
  timeZone: string;
  mayExport: boolean;
}

/** The responses one by one: searched, paged and taken away as a file. */
export function ResponseList(props: ResponseListProps) {
  const { path, query, list, questions, timeZone, mayExport } = props;
  const { cursor, ...filter } = query;
  const filtered = Boolean(query.search || query.class || query.from || query.to);
  return (
    <section id="responses" aria-labelledby="responses-title" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 id="responses-title" className="text-base font-semibold">
          Responses
        </h2>
        {mayExport && (
          <div className="flex gap-2">
            {(["csv", "jsonl"] as const).map((format) => (
              // A download, not a page: it must not be fetched ahead.
              <LinkButton
                key={format}
                size="small"
                prefetch={false}
                href={addressOf(`${path}/export`, { ...filter, format })}
              >
                {format === "csv" ? "Export CSV" : "Export JSON lines"}
              </LinkButton>
            ))}
          </div>
        )}
      </div>
      <ResponseSearch path={path} query={query} />
      {list.data.length > 0 ? (
        <ResponseTable responses={list.data} questions={questions} timeZone={timeZone} />
      ) : (
        <NoResponses filtered={filtered} path={path} />
      )}
      <div className="flex gap-2">
        {cursor && <LinkButton href={`${addressOf(path, filter)}#responses`}>Newest</LinkButton>}
        {list.nextCursor && (
          <LinkButton href={`${addressOf(path, { ...filter, cursor: list.nextCursor })}#responses`}>
            Older
          </LinkButton>
        )}
      </div>
    </section>
  );
}

function NoResponses({ filtered, path }: { filtered: boolean; path: string }) {
  if (filtered) {
    return (
      <EmptyState
        title="No response fits"
        action={<LinkButton href={path}>Show all responses</LinkButton>}
      >
        Try other words, any class, or a longer period.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No responses yet"
      action={<LinkButton href={path.replace(/results$/, "send")}>Decide who is asked</LinkButton>}
    >
      Answers appear here as they come in, once the survey is published and customers are asked or
      have its link.
    </EmptyState>
  );
}
