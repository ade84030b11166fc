import { ActButton } from "@/components/plans/act-button";
import { EffectTable } from "@/components/plans/effect-table";
import { LedgerView } from "@/components/plans/ledger-view";
import { type NoteAction, NoteForm } from "@/components/plans/note-form";
import { PlanState } from "@/components/plans/plan-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { figure, percent, percentSign } from "@/lib/analysis/figures";
import { money } from "@/lib/framework/money";
import type { Plan } from "@/lib/framework/plan-shapes";
import type { Answer } from "@/lib/ground/answer";

interface PlanViewProps {
  plan: Plan;
  timeZone: string;
  measure(input: { planId: string }): Promise<Answer<unknown>>;
  note: NoteAction;
}

/** A plan: what was decided, what it was to bring, what it brought, and all that happened. */
export function PlanView({ plan, timeZone, measure, note }: PlanViewProps) {
  const { portfolio, roi } = plan.predicted;
  const teams = plan.teams.length > 0 ? plan.teams.join(", ") : "everybody";
  const last = plan.entries.findLast(({ measurement }) => measurement)?.measurement ?? null;
  return (
    <>
      <PageHeader
        title={plan.name}
        parent={{ href: "/plans", label: "Plans" }}
        state={<PlanState status={plan.status} />}
        lead={`${plan.owner} answers for it. From ${plan.startOn}, ${teams}.`}
      />
      <Panel
        title={
          portfolio
            ? `Predicted: ${money(portfolio.median / portfolio.years, portfolio.currency)} a year (95${percentSign}: ${money(portfolio.low95 / portfolio.years, portfolio.currency)} to ${money(portfolio.high95 / portfolio.years, portfolio.currency)})`
            : "Predicted without value: nothing leads there"
        }
        lead={
          roi && portfolio
            ? `For ${money(roi.cost, portfolio.currency)}; it pays with a probability of ${percent(roi.probabilityPays)}. As it was decided; this does not change any more.`
            : "As it was decided; this does not change any more."
        }
      >
        <Targets plan={plan} />
      </Panel>
      <Panel
        title="Predicted and measured"
        lead="Difference in differences: how the plan’s teams moved from the 26 weeks before to the weeks since, beyond how everybody else moved."
        actions={
          plan.teams.length > 0 &&
          plan.status !== "planned" && (
            <ActButton label="Measure now" act={measure.bind(null, { planId: plan.id })} />
          )
        }
      >
        {plan.teams.length === 0 ? (
          <Notice tone="warn">
            Everybody takes part, so there is nobody to compare with: the effect cannot be told from
            whatever else happened.
          </Notice>
        ) : (
          <EffectTable plan={plan} measurement={last} />
        )}
      </Panel>
      <Panel title="Ledger" lead="Everything that was written down, never changed.">
        <LedgerView plan={plan} timeZone={timeZone} />
        <NoteForm plan={plan} action={note} />
      </Panel>
    </>
  );
}

function Targets({ plan: { targets, milestones } }: { plan: Plan }) {
  return (
    <div className="grid gap-6 text-sm sm:grid-cols-2">
      <div>
        <h3 className="font-medium text-ink">Targets</h3>
        <ul className="mt-1 flex flex-col gap-1">
          {targets.map(({ variable, label, unit, from, to }) => (
            <li key={variable} className="tabular-nums">
              {label}: {figure(from)} → {figure(to)} {unit}
            </li>
          ))}
        </ul>
      </div>
      {milestones.length > 0 && (
        <div>
          <h3 className="font-medium text-ink">Milestones</h3>
          <ul className="mt-1 flex flex-col gap-1">
            {milestones.map(({ on, what }) => (
              <li key={`${on} ${what}`}>
                <span className="text-ink-muted tabular-nums">{on}</span> {what}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
