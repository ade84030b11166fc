import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import type { Response } from "@/lib/responses/shapes";
import type { Question } from "@/lib/surveys/question-kinds";

const classLooks: Record<NonNullable<Response["class"]>, { tone: BadgeTone; word: string }> = {
  promoter: { tone: "up", word: "Promoter" },
  passive: { tone: "level", word: "Passive" },
  detractor: { tone: "down", word: "Detractor" },
};

interface ResponseTableProps {
  responses: readonly Response[];
  /** The columns: every question any version asked. */
  questions: readonly Pick<Question, "key" | "label" | "kind">[];
  timeZone: string;
}

/** Single responses, newest first, an answer per column: what was written before what was rated. */
export function ResponseTable({ responses, questions: asked, timeZone }: ResponseTableProps) {
  const isText = ({ kind }: { kind: string }) => kind === "text";
  const questions = [...asked.filter(isText), ...asked.filter((question) => !isText(question))];
  const asksNps = responses.some((response) => response.class !== null);
  return (
    <Table label="Responses, newest first">
      <thead>
        <tr>
          <HeaderCell>Answered</HeaderCell>
          {asksNps && <HeaderCell>Class</HeaderCell>}
          <HeaderCell>Customer</HeaderCell>
          {questions.map(({ key, label, kind }) => (
            <HeaderCell key={key} align={kind === "text" ? "left" : "right"}>
              {label}
            </HeaderCell>
          ))}
          <HeaderCell>Source</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {responses.map((response) => (
          <tr key={response.id} className="align-top">
            <Cell className="text-ink-muted">
              <Moment at={new Date(response.answeredAt)} timeZone={timeZone} />
            </Cell>
            {asksNps && (
              <Cell>
                {response.class && (
                  <Badge tone={classLooks[response.class].tone}>
                    {classLooks[response.class].word}
                  </Badge>
                )}
              </Cell>
            )}
            <Cell className="whitespace-nowrap">{customerWords(response)}</Cell>
            {questions.map(({ key, kind }) => (
              <Cell
                key={key}
                align={kind === "text" ? "left" : "right"}
                className={kind === "text" ? "min-w-64 whitespace-pre-line" : undefined}
                dir={kind === "text" ? "auto" : undefined}
              >
                {Object.hasOwn(response.answers, key) ? response.answers[key] : ""}
              </Cell>
            ))}
            <Cell className="text-ink-muted">
              <SourceAndSigns {...response} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const signs = {
  speeder: { word: "Very fast", title: "Answered faster than one can read and tap" },
  "straight-liner": { word: "All the same", title: "Every rating is on the same step" },
};

/** Where it came from, whether it is complete, and what may make one doubt it: it counts all the same. */
function SourceAndSigns({ source, device, partial, flags }: Response) {
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {source}
      {device && `, ${device}`}
      {partial && <Badge tone="neutral">Partial</Badge>}
      {flags.map((flag) => (
        <span key={flag} title={signs[flag].title}>
          <Badge tone="warn">{signs[flag].word}</Badge>
        </span>
      ))}
    </span>
  );
}

function customerWords({ customer }: Response): string {
  if (!customer) return "Nobody known";
  return customer.name ?? customer.externalId ?? "Without a name";
}
