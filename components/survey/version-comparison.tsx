import { versionChoices } from "@/components/survey/version-choices";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { type Difference, differencesOf } from "@/lib/surveys/compare";
import type { Survey, SurveyVersion, VersionQuery } from "@/lib/surveys/shapes";

interface VersionComparisonProps {
  survey: Survey;
  versions: readonly SurveyVersion[];
  query: VersionQuery;
  timeZone: string;
}

/** Two versions of a survey beside each other, the draft among them. */
export function VersionComparison({ survey, versions, query, timeZone }: VersionComparisonProps) {
  if (versions.length === 0) {
    return (
      <EmptyState title="Nothing is published yet">
        Once this survey is published, every version stays here and can be compared with the others.
      </EmptyState>
    );
  }
  const choices = versionChoices(survey, versions, timeZone);
  const latest = choices.length - 1;
  if (latest === 0) {
    return (
      <EmptyState title={`${choices[0]?.label ?? "The only version"} is the only one so far`}>
        Change the survey, and what changed stands here: first its draft, then the next version.
      </EmptyState>
    );
  }
  const find = (wanted: string | undefined, otherwise: number) =>
    choices.find(({ value }) => value === wanted) ?? choices[otherwise];
  const before = find(query.before, Math.max(0, latest - 1));
  const after = find(query.after, latest);
  if (!before || !after) return null;
  const differences = differencesOf(before.definition, after.definition);
  return (
    <Panel
      title="Versions"
      lead={
        differences.length === 0
          ? "These two ask the same, word for word."
          : `${differences.length} ${differences.length === 1 ? "difference" : "differences"} from ${before.name} to ${after.name}.`
      }
      flush
    >
      <form
        action={`/surveys/${survey.id}/versions`}
        className="flex flex-wrap items-end gap-2 px-5 pb-4"
      >
        <SelectField label="Compare" name="before" choices={choices} defaultValue={before.value} />
        <SelectField label="with" name="after" choices={choices} defaultValue={after.value} />
        <Button type="submit">Compare</Button>
      </form>
      {differences.length > 0 && (
        <div className="px-5 pb-5">
          <Table label="Differences">
            <thead>
              <tr>
                <HeaderCell>Where</HeaderCell>
                <HeaderCell>{before.name}</HeaderCell>
                <HeaderCell>{after.name}</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {differences.map((difference) => (
                <DifferenceRow
                  key={`${difference.question?.key} ${difference.what} ${difference.field}`}
                  difference={difference}
                />
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </Panel>
  );
}

function DifferenceRow({ difference }: { difference: Difference }) {
  const { question, what, field, before, after } = difference;
  const words = { added: "added", removed: "removed", moved: "moved" };
  const said = what === "text" || what === "setting" ? field : words[what];
  return (
    <tr>
      <Cell>
        <span className="font-medium">{question?.label ?? "Survey"}</span>
        <span className="block text-xs text-ink-muted">{said}</span>
      </Cell>
      <Cell className="max-w-96 whitespace-pre-line text-ink-muted">
        {before === undefined ? "–" : <del className="decoration-ink-muted/50">{before}</del>}
      </Cell>
      <Cell className="max-w-96 whitespace-pre-line">
        {after === undefined ? "–" : <ins className="no-underline">{after}</ins>}
      </Cell>
    </tr>
  );
}
