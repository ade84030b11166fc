import { Missing } from "@/components/analysis/missing";
import { courseRows } from "@/components/analysis/panel-rows";
import { PanelTools } from "@/components/analysis/panel-tools";
import { periodWords, scoreRanges } from "@/components/analysis/score-periods";
import { ScoreOverTime } from "@/components/charts/score-over-time";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { figure, range, signed } from "@/lib/analysis/figures";
import { addressOf } from "@/lib/analysis/page-question";
import { metricWords, scoreBasis, scoreFigure } from "@/lib/analysis/score-figures";
import type { ScoreCourse } from "@/lib/analysis/score-panels";
import { type ScoreQuestion, scoreSteps } from "@/lib/analysis/score-question";

interface ScoreCourseViewProps {
  course: ScoreCourse;
  question: ScoreQuestion;
}

/** The score now and period by period, with the limits within which a change is none. */
export function ScoreCourseView({ course, question }: ScoreCourseViewProps) {
  const { metric, step, overall } = course;
  const title = `${metricWords[metric]} over time`;
  if (!overall) {
    return <Missing title={title} sentence="Nobody has answered in this selection." />;
  }
  return (
    <Panel
      title={title}
      lead={finding(course)}
      actions={
        <>
          <Steps step={step} question={question} />
          <PanelTools name="scores" rows={courseRows(course)} method="scores" />
        </>
      }
    >
      <ScoreOverTime
        title={`${metricWords[metric]} by ${step}`}
        periods={course.course.map(({ key, ...point }) => ({ ...point, label: periodName(key) }))}
        range={scoreRanges[metric]}
        format={(value) => scoreFigure(metric, value)}
      />
      {course.before && <p className="mt-2 text-ink">{sinceBefore(metric, course.before)}</p>}
      <p className="mt-2 text-xs text-ink-muted">
        {overall.value === null ? "" : `${scoreFigure(metric, overall.value)}, `}
        {scoreBasis(metric, overall)}
        {leftOut(course)}. Band: 95 % intervals. Dashed: control limits, three standard errors
        around the mean of all periods; only what lies beyond them is marked as a change.
      </p>
    </Panel>
  );
}

function Steps({
  step,
  question,
}: Pick<ScoreCourse, "step"> & Pick<ScoreCourseViewProps, "question">) {
  return (
    <nav aria-label="Length of the periods" className="flex gap-1">
      {scoreSteps.map((each) => (
        <LinkButton
          key={each}
          size="small"
          tone={each === step ? "secondary" : "quiet"}
          aria-current={each === step ? "true" : undefined}
          href={`/analysis/scores${addressOf(question, { step: each })}`}
        >
          {periodWords(each)}
        </LinkButton>
      ))}
    </nav>
  );
}

function sinceBefore(
  metric: ScoreCourse["metric"],
  { from, to, change }: NonNullable<ScoreCourse["before"]>,
): string {
  const scale = metric === "nps" ? 1 : 100;
  const when = `${from} to ${to}, as many days before`;
  if (!change) return `There is too little to compare with: ${when}.`;
  const unit = metric === "nps" ? "points" : "percentage points";
  const limits = range(scale * change.ciLow, scale * change.ciHigh, 0);
  if (!change.beyondNoise) return `No change beyond noise against ${when} (difference ${limits}).`;
  return `${signed(scale * change.difference, 0)} ${unit} (${limits}) against ${when}.`;
}

function leftOut({ excluded }: ScoreCourse): string {
  const reasons = Object.entries(excluded).map(([reason, count]) => `${figure(count)} ${reason}`);
  return reasons.length > 0 ? `; left out: ${reasons.join(", ")}` : "";
}

/** Which periods are news; a course inside its limits is said to be steady. */
function finding({ course, step, metric }: ScoreCourse): string {
  const judged = course.filter(({ limits }) => limits !== null);
  if (judged.length === 0) return `Too few ${step}s to tell a change from chance.`;
  const news = judged.filter(({ news }) => news !== null);
  if (news.length === 0) {
    return `Steady: no ${step} lies beyond what chance makes of ${metricWords[metric]}.`;
  }
  const named = news
    .slice(-4)
    .map(({ key, news }) => `${periodName(key)} (${news === "up" ? "above" : "below"})`);
  const more = news.length > 4 ? `, the latest of ${figure(news.length)}` : "";
  return `Beyond chance: ${named.join(", ")}${more}.`;
}

const monthAndYear = new Intl.DateTimeFormat("en-US", {
  month: "short",
  year: "2-digit",
  timeZone: "UTC",
});
const dayAndMonth = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});

/** "2026-03" as "Mar 26", "2026-03-02" as "2 Mar". */
function periodName(key: string): string {
  const day = new Date(`${key.length === 7 ? `${key}-01` : key}T00:00:00Z`);
  return (key.length === 7 ? monthAndYear : dayAndMonth).format(day);
}
