import { Tornado, type TornadoBar } from "@/components/charts/tornado";
import { percent } from "@/lib/analysis/figures";
import { money, payback } from "@/lib/framework/money";
import type { Node, Sensitivity, WhatIfAnswer } from "@/lib/framework/shapes";

interface ReturnViewProps {
  answer: Pick<WhatIfAnswer, "roi" | "portfolio">;
  variables: readonly Node[];
}

const factors = {
  effects: ["How strong the arrows are", "10th percentile", "90th"],
  change: ["", "half of it", "one and a half"],
  cost: ["Cost", "a quarter more", "a quarter less"],
  rampUp: ["Ramp-up", "half a year longer", "none"],
  horizon: ["Horizon", "a year less", "a year more"],
} as const;

/** Return, payback and the probability that it pays; and which assumption decides that. */
export function ReturnView({ answer: { roi, portfolio }, variables }: ReturnViewProps) {
  if (!roi || !portfolio) return null;
  const amount = (value: number) => money(value, portfolio.currency);
  return (
    <div className="flex flex-col gap-3 rounded-lg bg-sunken px-4 py-3">
      <p className="text-sm text-ink">
        <strong className="font-semibold">
          It pays with a probability of {percent(roi.probabilityPays)}
        </strong>
        ; for {amount(roi.cost)} it returns {percent(roi.return.median)} (95 %:{" "}
        {percent(roi.return.low95)} to {percent(roi.return.high95)}), and{" "}
        {paidBack(roi.paybackYears)}.
      </p>
      <Tornado
        caption={`What decides the net gain of ${amount(roi.gain.median)}, each alone`}
        middle={roi.gain.median}
        bars={roi.sensitivity.map((each) => barOf(each, variables))}
        format={amount}
      />
    </div>
  );
}

function paidBack(years: number | null): string {
  if (years === null) return "it does not pay back within the horizon";
  return years === 0 ? "it pays at once" : `it has paid back after ${payback(years)}`;
}

function barOf({ factor, variable, low, high }: Sensitivity, variables: readonly Node[]) {
  const [name, lowLabel, highLabel] = factors[factor];
  const label = variables.find(({ key }) => key === variable)?.label ?? name;
  return {
    key: `${factor} ${variable}`,
    label,
    low,
    high,
    lowLabel,
    highLabel,
  } satisfies TornadoBar;
}
