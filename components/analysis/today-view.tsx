import { monthName, period } from "@/components/analysis/score-words";
import { ClassBars } from "@/components/charts/class-bars";
import { ScoreOverTime } from "@/components/charts/score-over-time";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Refresh } from "@/components/ui/refresh";
import { TextLink } from "@/components/ui/text-link";
import { figure, percent, percentWithLimits } from "@/lib/analysis/figures";
import type { CustomersAtRisk, ResponseRate, ScoreNow, Today } from "@/lib/analysis/panels";
import { changeSentence, metricWords, scoreBasis, scoreFigure } from "@/lib/analysis/score-figures";
import type { ScoreGroup } from "@/lib/analysis/shapes";

/** How things stand: the score and its trend, who answered, who is at risk, what to look at. */
export function TodayView({ today }: { today: Today }) {
  const { score, responseRate, risk, currency, attention } = today;
  return (
    <>
      <PageHeader
        title="Today"
        lead={score ? undefined : "How loyal customers are, at a glance."}
      />
      {score ? (
        <>
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-[1.4fr_1fr_1fr]">
            <ScorePanel score={score} />
            <RatePanel rate={responseRate} />
            <RiskPanel risk={risk} currency={currency} />
          </div>
          <AttentionPanel attention={attention} comparing={score.comparing} />
          <Trend score={score} />
          <Classes score={score} />
        </>
      ) : (
        <>
          {today.counting ? <Counting /> : <NothingYet />}
          <AttentionPanel attention={attention} comparing={false} />
        </>
      )}
    </>
  );
}

function Figure({
  label,
  value,
  children,
}: {
  label: string;
  value: string;
  children: React.ReactNode;
}) {
  return (
    <Panel>
      <h2 className="text-sm font-medium text-ink-muted">{label}</h2>
      <p className="mt-1 text-2xl font-semibold tracking-tight text-ink tabular-nums">{value}</p>
      <div className="mt-1 flex flex-col gap-1 text-sm text-ink-muted">{children}</div>
    </Panel>
  );
}

function ScorePanel({ score }: { score: ScoreNow }) {
  const { metric, now } = score;
  return (
    <div className="sm:max-lg:col-span-2">
      <Figure
        label={`${metricWords[metric]}, last ${score.days} days`}
        value={now.value === null ? "Too few answers" : scoreFigure(metric, now.value)}
      >
        <p>{scoreBasis(metric, now)}</p>
        <p className="text-ink">{changeSentence(score)}</p>
        <p className="text-xs">{period(score)}</p>
        <ClassSplit group={now} />
      </Figure>
    </div>
  );
}

function ClassSplit({ group: { n, promoters, passives, detractors } }: { group: ScoreGroup }) {
  if (promoters === undefined || passives === undefined || detractors === undefined) return null;
  const parts = [
    { name: "Promoters", tone: "up", look: "bg-up", count: promoters },
    { name: "Passives", tone: "level", look: "bg-level", count: passives },
    { name: "Detractors", tone: "down", look: "bg-down", count: detractors },
  ] as const;
  return (
    <div className="mt-2">
      <div aria-hidden className="flex h-2 gap-px overflow-hidden rounded-full">
        {parts.map(({ name, look, count }) => (
          <span key={name} className={look} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className="mt-2 flex flex-wrap gap-1.5">
        {parts.map(({ name, tone, count }) => (
          <li key={name}>
            <Badge tone={tone}>
              {name} {percent(count / n)}
            </Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}

function RatePanel({ rate }: { rate: ResponseRate | null }) {
  if (!rate) {
    return (
      <Figure label="Response rate" value="–">
        <p>No invitation was sent in the last 90 days.</p>
      </Figure>
    );
  }
  const { share, low, high, asked, answered } = rate;
  return (
    <Figure label="Response rate, last 90 days" value={percent(share)}>
      <p>95 % interval {percentWithLimits(share, low, high).replace(/^.*\((.*)\)$/, "$1")}</p>
      <p>
        {figure(answered)} of {figure(asked)} invitations
      </p>
    </Figure>
  );
}

function RiskPanel({ risk, currency }: { risk: CustomersAtRisk; currency: string }) {
  const { known, atRisk, withValue, clv } = risk;
  return (
    <Figure label="Customers at risk" value={known === 0 ? "–" : figure(atRisk)}>
      <p>
        {known === 0
          ? "No customer has answered yet."
          : `Latest answer a detractor's, of ${figure(known)} customers who answered and have not left.`}
      </p>
      {withValue > 0 && clv !== null && (
        <p className="text-ink">
          Lifetime value {figure(Math.round(clv))} {currency}
          {withValue < atRisk && ` (known for ${figure(withValue)})`}
        </p>
      )}
    </Figure>
  );
}

interface AttentionProps extends Pick<Today, "attention"> {
  comparing: boolean;
}

function AttentionPanel({ attention, comparing }: AttentionProps) {
  return (
    <Panel title="Needs attention">
      {comparing && (
        <>
          <p role="status" className="text-ink-muted">
            Which scores fell, and which groups are behind, is being computed.
          </p>
          <Refresh seconds={2} />
        </>
      )}
      {!comparing && attention.length === 0 && (
        <p className="text-ink-muted">
          Nothing: no score fell and no group is behind beyond chance.
        </p>
      )}
      {attention.length > 0 && (
        <ul className="-my-1 flex flex-col divide-y divide-line">
          {attention.map(({ text, href }) => (
            <li key={text} className="flex items-baseline justify-between gap-4 py-2">
              <span>{text}</span>
              <TextLink href={href} className="shrink-0" aria-label={`Look: ${text}`}>
                Look
              </TextLink>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

const npsRange = { min: -100, max: 100, step: 10 };
const shareRange = { min: 0, max: 1, step: 0.1 };

function Trend({ score: { metric, months } }: { score: ScoreNow }) {
  if (months.length < 2) return null;
  const name = metricWords[metric];
  return (
    <Panel title={`${name} over the year`} lead="Each month with its 95 % interval.">
      <ScoreOverTime
        title={`${name} by month`}
        periods={months.map(({ key, ...score }) => ({ ...score, label: monthName(key) }))}
        range={metric === "nps" ? npsRange : shareRange}
        format={(value) => scoreFigure(metric, value)}
      />
    </Panel>
  );
}

function Classes({ score: { metric, months } }: { score: ScoreNow }) {
  const shown = months.filter(({ value }) => value !== null);
  if (metric !== "nps" || shown.length < 2) return null;
  return (
    <Panel
      title="Promoters, passives and detractors"
      lead="Blue answered 9 or 10, grey 7 or 8, vermillion 0 to 6."
    >
      <ClassBars
        description="Shares of promoters, passives and detractors of each month"
        names={["Promoters", "Passives", "Detractors"]}
        bars={shown.map(({ key, n, promoters = 0, passives = 0, detractors = 0 }) => ({
          label: monthName(key),
          shares: [promoters / n, passives / n, detractors / n],
          n: figure(n),
        }))}
      />
    </Panel>
  );
}

function Counting() {
  return (
    <>
      <EmptyState title="Answers are being counted">
        This page looks again by itself until they are.
      </EmptyState>
      <Refresh seconds={2} />
    </>
  );
}

function NothingYet() {
  return (
    <EmptyState
      title="Nobody has answered yet"
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <LinkButton tone="primary" href="/data/import">
            Import what you have
          </LinkButton>
          <LinkButton href="/surveys">Make a survey</LinkButton>
        </div>
      }
    >
      Here you will see NPS with its interval and trend, who is at risk and what needs attention.
    </EmptyState>
  );
}
