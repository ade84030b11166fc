import { ScoreOverTime } from "@/components/charts/score-over-time";
import { ClassSplit } from "@/components/survey/class-split";
import { periodName, type Step, withSilentPeriods } from "@/components/survey/periods";
import { scoreWords } from "@/components/survey/score-words";
import { Panel } from "@/components/ui/panel";
import type { ScoreGroup } from "@/lib/analysis/shapes";
import type { OutcomeRole } from "@/lib/surveys/question-kinds";

/** As many as can be told apart on a screen. */
const mostPeriods = 120;

interface ScorePanelProps {
  metric: OutcomeRole;
  /** Absent when nobody answered. */
  overall?: ScoreGroup;
  periods: readonly ScoreGroup[];
  by: Step;
}

/** One metric of a survey: now, by class, and over time. */
export function ScorePanel({ metric, overall, periods, by }: ScorePanelProps) {
  const { name, meaning, range, format } = scoreWords[metric];
  const all = withSilentPeriods(periods, by);
  const newest = all.slice(-mostPeriods);
  return (
    <Panel title={name} lead={finding(metric, overall)}>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <div>
          <p className="text-2xl font-semibold tabular-nums">
            {typeof overall?.value === "number" ? format(overall.value) : "–"}
          </p>
          <p className="mt-1 text-xs text-ink-muted">{meaning}</p>
          {overall && <ClassSplit group={overall} />}
        </div>
        {newest.length > 0 && (
          <div className="min-w-0">
            <ScoreOverTime
              title={`${name} by ${by}`}
              periods={newest.map(({ key, ...score }) => ({
                ...score,
                label: periodName(key, by),
              }))}
              range={range}
              format={format}
            />
            {all.length > newest.length && (
              <p className="mt-2 text-xs text-ink-muted">
                Only the newest {mostPeriods} {by}s are drawn. Choose a shorter time to see others.
              </p>
            )}
          </div>
        )}
      </div>
    </Panel>
  );
}

function finding(metric: OutcomeRole, overall: ScoreGroup | undefined): string {
  const { name, format } = scoreWords[metric];
  if (!overall || overall.n === 0) return `Nobody has answered the ${name} question yet.`;
  const { n, value, ciLow, ciHigh } = overall;
  const answers = `${n.toLocaleString("en")} ${n === 1 ? "answer" : "answers"}`;
  if (value === null || ciLow === null || ciHigh === null) {
    return `${answers}: too few to show a score without showing single people.`;
  }
  return `${format(value)} from ${answers}; between ${format(ciLow)} and ${format(ciHigh)} with 95 % confidence.`;
}
