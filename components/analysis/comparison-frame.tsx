import type { ReactNode } from "react";
import { AnalysisHeader } from "@/components/analysis/analysis-header";
import { FilterFields } from "@/components/analysis/filter-fields";
import { FirstSteps } from "@/components/analysis/first-steps";
import { OnDemandForm } from "@/components/analysis/on-demand-form";
import { selectionWords } from "@/components/analysis/selection-words";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Refresh } from "@/components/ui/refresh";
import { SelectField } from "@/components/ui/select-field";
import {
  type ComparisonQuestion,
  comparisonAddress,
  hasOther,
  swapped,
} from "@/lib/analysis/comparison/comparison-question";
import type { AnalysisChoices } from "@/lib/analysis/panels";

interface ComparisonFrameProps {
  question: ComparisonQuestion;
  choices: AnalysisChoices;
  children: ReactNode;
}

const page = "/analysis/compare";

/** The page of comparisons around its panels: what is compared, all of it in the address. */
export function ComparisonFrame({ question, choices, children }: ComparisonFrameProps) {
  return (
    <>
      <AnalysisHeader lead="Two periods or two segments side by side, and which differences are beyond noise." />
      {choices.outcome ? (
        <Selections question={question} choices={choices} />
      ) : (
        <EmptyState title="There is nothing to compare yet" action={<FirstSteps />}>
          A comparison needs answers to an NPS, CSAT or CES question, or customers whose value is
          known.
        </EmptyState>
      )}
      {choices.isOlder && <Refresh seconds={2} />}
      {choices.outcome && children}
    </>
  );
}

function Selections({ question, choices }: Omit<ComparisonFrameProps, "children">) {
  const chosen = hasOther(question);
  const sides = [
    { name: "A", prefix: "", filter: question.a },
    { name: "B", prefix: "b.", filter: question.b },
  ];
  return (
    <div className="flex flex-col gap-4">
      {chosen && (
        <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
          {sides.map(({ name, filter }) => (
            <div key={name} className="flex gap-2">
              <dt className="font-semibold text-ink">{name}</dt>
              <dd className="text-ink">{selectionWords(filter, choices.surveys)}</dd>
            </div>
          ))}
        </dl>
      )}
      <OnDemandForm
        id="selections"
        action={page}
        label={chosen ? "Change what is compared" : "Choose what to compare"}
        className="flex flex-col gap-4 max-sm:peer-checked:flex"
      >
        <div className="grid gap-4 lg:grid-cols-2">
          {sides.map(({ name, prefix, filter }) => (
            <fieldset key={name} className="min-w-0 rounded-xl border border-line p-4 pt-2">
              <legend className="px-1 text-sm font-semibold text-ink">{name}</legend>
              <div className="grid grid-cols-2 gap-3 2xl:grid-cols-3">
                <FilterFields question={filter} choices={choices} prefix={prefix} />
              </div>
            </fieldset>
          ))}
        </div>
        <div className="flex flex-wrap items-end gap-3">
          <SelectField
            label="Explain"
            name="outcome"
            className="w-56 max-sm:w-full"
            defaultValue={choices.outcome?.key}
            choices={choices.outcomes.map(({ key, label }) => ({ value: key, label }))}
          />
          <Button type="submit">Compare</Button>
          {chosen && (
            <>
              <LinkButton tone="quiet" href={page + comparisonAddress(swapped(question))}>
                Swap A and B
              </LinkButton>
              <LinkButton tone="quiet" href={page}>
                Clear
              </LinkButton>
            </>
          )}
        </div>
      </OnDemandForm>
    </div>
  );
}
