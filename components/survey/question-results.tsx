import { Rewording } from "@/components/survey/rewording";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import type { QuestionResult } from "@/lib/responses/shapes";
import type { Wording } from "@/lib/surveys/compare";

interface QuestionResultsProps {
  results: readonly QuestionResult[];
  /** Fewer answers than this are not shown as a mean. */
  minimum: number;
  /** The wordings of the questions whose wording changed, by key. */
  reworded: ReadonlyMap<string, readonly Wording[]>;
}

/** How each rated question was answered, by its report label. */
export function QuestionResults({ results, minimum, reworded }: QuestionResultsProps) {
  return (
    <Panel
      title="Questions"
      lead="Mean of each scale with its 95 % interval, and how often each step was chosen."
      flush
    >
      <div className="px-5 pb-5">
        <Table label="Answers per question">
          <thead>
            <tr>
              <HeaderCell>Question</HeaderCell>
              <HeaderCell className="max-sm:hidden">Scale</HeaderCell>
              <HeaderCell align="right">Answers</HeaderCell>
              <HeaderCell align="right">Mean</HeaderCell>
              <HeaderCell align="right">95 % interval</HeaderCell>
              <HeaderCell>Distribution</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {results.map((result) => (
              <ResultRow
                key={result.key}
                result={result}
                shown={result.n >= minimum}
                wordings={reworded.get(result.key) ?? []}
              />
            ))}
          </tbody>
        </Table>
      </div>
    </Panel>
  );
}

interface ResultRowProps {
  result: QuestionResult;
  shown: boolean;
  wordings: readonly Wording[];
}

function ResultRow({ result, shown, wordings }: ResultRowProps) {
  const { label, min, max, n, mean, ciLow, ciHigh } = result;
  const number = (value: number) => value.toFixed(2);
  const interval = typeof ciLow === "number" && typeof ciHigh === "number";
  return (
    <tr>
      <Cell>
        <span className="font-medium">{label}</span>
        <Rewording wordings={wordings} />
      </Cell>
      <Cell className="whitespace-nowrap text-ink-muted max-sm:hidden">
        {min} to {max}
      </Cell>
      <Cell align="right">{n.toLocaleString("en")}</Cell>
      <Cell align="right">
        {shown && mean !== undefined ? number(mean) : n > 0 ? "too few" : "–"}
      </Cell>
      <Cell align="right" className="whitespace-nowrap text-ink-muted">
        {shown && interval ? `${number(ciLow)} to ${number(ciHigh)}` : "–"}
      </Cell>
      <Cell>{shown && <Distribution result={result} />}</Cell>
    </tr>
  );
}

function Distribution({ result: { counts, min, n } }: { result: QuestionResult }) {
  const most = Math.max(...counts, 1);
  const steps = counts.map((count, step) => ({ count, value: min + step }));
  const words = steps.map(
    ({ count, value }) => `${value}: ${Math.round((count / Math.max(n, 1)) * 100)} %`,
  );
  return (
    <span role="img" aria-label={words.join(", ")} title={words.join(", ")} className="flex h-7">
      {steps.map(({ count, value }) => (
        <span key={value} className="mx-px flex h-full w-3 items-end rounded-sm bg-sunken">
          <span
            className="w-full rounded-sm bg-accent/70"
            style={{ height: `${(count / most) * 100}%` }}
          />
        </span>
      ))}
    </span>
  );
}
