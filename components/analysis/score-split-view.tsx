import { Missing } from "@/components/analysis/missing";
import { splitRowsOf } from "@/components/analysis/panel-rows";
import { PanelTools } from "@/components/analysis/panel-tools";
import { scoreRanges } from "@/components/analysis/score-periods";
import { type DotRow, IntervalDots } from "@/components/charts/interval-dots";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { countWord, figure, percent, signed } from "@/lib/analysis/figures";
import { nameOfGroup } from "@/lib/analysis/name-of-group";
import { addressOf } from "@/lib/analysis/page-question";
import { metricWords, scoreFigure, scoreLimits } from "@/lib/analysis/score-figures";
import type { ScoreSplit, SplitRow } from "@/lib/analysis/score-panels";
import type { ScoreQuestion } from "@/lib/analysis/score-question";
import { inSentence } from "@/lib/ground/in-sentence";

interface ScoreSplitViewProps {
  split: ScoreSplit | null;
  choices: readonly { key: string; label: string }[];
  question: ScoreQuestion;
}

const manyGroups = 25;

/** The score of each group, beside all others and beside what is to be expected of it. */
export function ScoreSplitView({ split, choices, question }: ScoreSplitViewProps) {
  if (!split) {
    const sentence = "There is nothing to split by yet: interactions bring teams and channels.";
    return <Missing title="By group" sentence={sentence} />;
  }
  const { metric, label, rows, groups, matching } = split;
  const { by: _, name: __, after: ___, ...kept } = question;
  return (
    <Panel
      title={`${metricWords[metric]} by ${inSentence(label)}`}
      lead={finding(split)}
      actions={<PanelTools name="scores-by-group" rows={splitRowsOf(split)} method="split" />}
    >
      <form action="/analysis/scores" className="mb-4 flex flex-wrap items-end gap-3">
        <Kept question={kept} />
        <SelectField
          label="Split by"
          name="by"
          className="w-56 max-sm:w-full"
          defaultValue={split.by}
          choices={choices.map(({ key, label: words }) => ({ value: key, label: words }))}
        />
        {(groups > manyGroups || question.name) && (
          <TextField
            label="Name contains"
            name="name"
            className="w-44 max-sm:w-full"
            defaultValue={question.name}
          />
        )}
        <Button type="submit">Show</Button>
      </form>
      {rows.length === 0 ? (
        <p className="text-ink-muted">
          {question.name ? `No group has “${question.name}” in its name.` : "No group has answers."}
        </p>
      ) : (
        <IntervalDots
          caption={`${metricWords[metric]} by ${label}, with 95 % intervals`}
          headings={[
            label,
            "Score, interval and expectation",
            "Score (95 % interval)",
            "n",
            "Against the others",
          ]}
          rows={rows.map((row) => dotRow(row, split))}
          range={scoreRanges[metric]}
          line={split.overall ?? undefined}
          format={(value) => scoreFigure(metric, value)}
        />
      )}
      <Pages split={split} question={question} />
      <p className="mt-3 text-xs text-ink-muted">
        {`${figure(matching)} ${matching === 1 ? "group" : "groups"}. `}
        Dot and line: the group’s own score with its interval. Shaded: what is to be expected of it,
        drawn towards the mean of all groups by how little is known of it (empirical Bayes
        {split.ranked && "; the order follows it"}). Dashed: everybody. Coloured: different from the
        others beyond chance, corrected for the number of groups. Association, not cause.
        {split.withheld > 0 &&
          ` ${figure(split.withheld)} withheld: too few answers, or to be had by subtraction.`}
      </p>
    </Panel>
  );
}

/** What the form does not show stays as it is. */
function Kept({ question }: { question: Partial<ScoreQuestion> }) {
  return Object.entries(question).flatMap(([name, given]) =>
    [given ?? []]
      .flat()
      .map((value) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={`${value}`} />
      )),
  );
}

function Pages({ split, question }: Pick<ScoreSplitViewProps, "question"> & { split: ScoreSplit }) {
  const { first, next, matching } = split;
  if (first === 0 && next === null) return null;
  const { after: _, ...rest } = question;
  const href = (more: Record<string, string>) => `/analysis/scores${addressOf(rest, more)}`;
  return (
    <nav aria-label="Groups" className="mt-3 flex items-center gap-2">
      {first > 0 && (
        <LinkButton size="small" href={href({})}>
          First
        </LinkButton>
      )}
      {next !== null && (
        <LinkButton size="small" href={href({ after: `${next}` })}>
          Next
        </LinkButton>
      )}
      <span className="text-xs text-ink-muted">
        {figure(first + 1)} to {figure(next ?? matching)} of {figure(matching)}
      </span>
    </nav>
  );
}

function dotRow({ group, change, sure, expected }: SplitRow, { metric, by }: ScoreSplit): DotRow {
  const { key, n, value, ciLow, ciHigh } = group;
  const base = { key, label: nameOfGroup(by, key), n: figure(n), tone: null, note: "", text: "–" };
  if (value === null || ciLow === null || ciHigh === null) return base;
  const { min, max } = scoreRanges[metric];
  const within = (number: number) => Math.min(max, Math.max(min, number));
  return {
    ...base,
    dot: { value, low: within(ciLow), high: within(ciHigh) },
    expected: expected
      ? { value: expected.mean, low: within(expected.low), high: within(expected.high) }
      : undefined,
    text: `${scoreFigure(metric, value)} (${scoreLimits(metric, ciLow, ciHigh)})`,
    note: change ? (sure ? against(metric, change.difference) : "not beyond chance") : "",
    tone: sure && change ? (change.difference > 0 ? "up" : "down") : null,
  };
}

function against(metric: ScoreSplit["metric"], difference: number): string {
  const size = metric === "nps" ? signed(difference, 0) : `${signed(100 * difference, 0)} %`;
  return `${difference > 0 ? "▲" : "▼"} ${size}`;
}

/** Which groups stand out beyond chance, on whatever page they are; none is said plainly. */
function finding({
  groups,
  metric,
  by,
  standOut: { count, farthest },
  compared,
}: ScoreSplit): string {
  if (groups === 0) return "Nobody has answered in this selection.";
  if (!compared) return "Too few answers to tell groups apart.";
  if (count === 0) return "No group differs from the others beyond chance.";
  const named = farthest
    .map(({ key, value }) => `${nameOfGroup(by, key)} (${written(metric, value)})`)
    .join(", ");
  const more = count > farthest.length ? ` and ${countWord(count - farthest.length)} more` : "";
  const all =
    count === groups ? `All ${countWord(count)}` : `${capital(count)} of ${countWord(groups)}`;
  return `${all} ${count === 1 ? "differs" : "differ"} from the others beyond chance: ${named}${more}.`;
}

function capital(count: number): string {
  const word = countWord(count);
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function written(metric: ScoreSplit["metric"], value: number): string {
  return metric === "nps" ? signed(value, 0) : percent(value);
}
