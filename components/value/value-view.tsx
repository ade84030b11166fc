import type { ComponentProps, ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { CohortTable } from "@/components/value/cohort-table";
import { FitAgain } from "@/components/value/fit-again";
import { FitPanel } from "@/components/value/fit-panel";
import { WorthSources } from "@/components/value/worth-sources";
import { WorthTable } from "@/components/value/worth-table";
import { figure, percent, percentWithLimits } from "@/lib/analysis/figures";
import type { ValuePage, Worth } from "@/lib/value/page-data";
import { evidenceSoFar } from "@/lib/value/recommend-model";

interface ValueViewProps {
  page: Omit<ValuePage, "worth">;
  worth: Worth;
  /** How old what is shown is, where that has to be said. */
  age: ReactNode;
  fitModel: ComponentProps<typeof FitAgain>["fitModel"];
  /** How well the model foretold what it had not seen. */
  holdout: ReactNode;
  /** What customers did, between what they are worth and how that was found. */
  children: ReactNode;
}

/** Customers as assets: what they are worth, who carries it, and by which model that is known. */
export function ValueView({ page, worth, age, fitModel, holdout, children }: ValueViewProps) {
  const { fit, currency } = page;
  const { recommendation, evidence, valued, byClass, bySegment, byCohort } = worth;
  const canFit = fit !== null || recommendation !== null;
  const whatIsMissing = page.run?.problem ?? evidenceSoFar(evidence);
  if (!canFit && Object.values(valued).every((n) => n === 0)) {
    return (
      <>
        {age}
        <NothingValued
          isNothing={!page.run?.problem && isNothingKnown(evidence)}
          whatIsMissing={whatIsMissing}
        />
      </>
    );
  }
  const atRisk = byClass.find(({ key }) => key === "detractor");
  const lead =
    atRisk?.total == null
      ? undefined
      : `${figure(atRisk.total)} ${currency} of it is at risk: ${figure(atRisk.n)} customers whose last answer was a detractor’s.`;
  return (
    <>
      {age}
      {fit && <FitPanel fit={fit} timeZone={page.timeZone} />}
      {holdout}
      <WorthSources valued={valued} />
      {byClass.length > 0 && (
        <Panel title="Value by class of the last answer" lead={lead}>
          <WorthTable label="Value by class" groups={byClass} currency={currency} />
        </Panel>
      )}
      {bySegment.length > 1 && (
        <Panel title="Value by segment" lead="The largest first.">
          <WorthTable label="Value by segment" groups={bySegment} currency={currency} />
        </Panel>
      )}
      {byCohort.length > 1 && (
        <Panel title="Value by year of the first day" lead="The newest first.">
          <CohortTable cohorts={byCohort} currency={currency} />
        </Panel>
      )}
      {children}
      <Loyalty worth={worth} />
      {canFit ? (
        <FitAgain {...{ page, recommendation, fitModel }} />
      ) : (
        <Panel title="No model yet" lead="The values above came with the data.">
          <p className="text-sm text-ink-muted">{whatIsMissing}</p>
        </Panel>
      )}
    </>
  );
}

function isNothingKnown({ buyers, left, dated, elements }: Worth["evidence"]): boolean {
  return buyers + left + dated + elements === 0;
}

interface NothingValuedProps {
  /** Neither is there anything to model from, nor did a fit say what it lacked. */
  isNothing: boolean;
  whatIsMissing: string;
}

function NothingValued({ isNothing, whatIsMissing }: NothingValuedProps) {
  return (
    <EmptyState
      title={`${isNothing ? "Nothing" : "Too little"} is known yet that value could follow from`}
      action={
        <LinkButton tone="primary" href="/data/import">
          Import purchases or customers
        </LinkButton>
      }
    >
      Purchases, first and last days of customers, or their revenue and costs: any of these gives a
      model of what customers are worth.{!isNothing && ` ${whatIsMissing}`}
    </EmptyState>
  );
}

function Loyalty({ worth: { defectors, loyaltyEffect } }: { worth: Worth }) {
  if (!defectors && !loyaltyEffect) return null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {defectors && (
        <Panel title="Satisfied defectors">
          <p className="text-2xl font-semibold tracking-tight text-ink tabular-nums">
            {percentWithLimits(defectors.share, defectors.low, defectors.high)}
          </p>
          <p className="mt-1 text-sm text-ink-muted">
            of {figure(defectors.left)} customers who left had not been detractors at their last
            answer. The published figure is 80 %.
          </p>
        </Panel>
      )}
      {loyaltyEffect && (
        <Panel title="Five points more of retention">
          <p className="text-2xl font-semibold tracking-tight text-ink tabular-nums">
            +{percentWithLimits(loyaltyEffect.gain, loyaltyEffect.low, loyaltyEffect.high)}
          </p>
          <p className="mt-1 text-sm text-ink-muted">
            lifetime profit, from {percent(loyaltyEffect.retention)} to{" "}
            {percent(loyaltyEffect.raised)} a year (n = {figure(loyaltyEffect.n)}). Published: up to
            95 %.
          </p>
        </Panel>
      )}
    </div>
  );
}
