import { bandsOf } from "@/lib/framework/bands";
import { type Investment, netGain } from "@/lib/framework/investment";
import type { Sensitivity } from "@/lib/framework/shapes";

/** What the net gain is computed from, to be computed again under other assumptions. */
export interface Assumed {
  investment: Investment;
  /** Gain of a year at full effect, per draw. */
  yearly: Float64Array;
  /** The median of the same when one change is achieved in part, or beyond. */
  yearlyIf(variable: string, achieved: number): number;
  variables: readonly string[];
}

const partly = { low: 0.5, high: 1.5 };
const costly = 0.25;

/** How the net gain answers to each assumption alone, the most decisive first: a tornado. */
export function sensitivityOf({ investment, yearly, yearlyIf, variables }: Assumed): Sensitivity[] {
  const { median, low80, high80 } = bandsOf(yearly);
  const { once, perYear, rampUpYears, horizonYears } = investment;
  const under = (other: Partial<Investment>, gain = median) =>
    netGain(gain, { ...investment, ...other });
  const costs = (factor: number) => under({ once: once * factor, perYear: perYear * factor });
  const bars: Sensitivity[] = [
    { factor: "effects", variable: null, low: under({}, low80), high: under({}, high80) },
    ...variables.map((variable) => ({
      factor: "change" as const,
      variable,
      low: under({}, yearlyIf(variable, partly.low)),
      high: under({}, yearlyIf(variable, partly.high)),
    })),
    { factor: "cost", variable: null, low: costs(1 + costly), high: costs(1 - costly) },
    {
      factor: "rampUp",
      variable: null,
      low: under({ rampUpYears: rampUpYears + 0.5 }),
      high: under({ rampUpYears: 0 }),
    },
    {
      factor: "horizon",
      variable: null,
      low: under({ horizonYears: Math.max(0.25, horizonYears - 1) }),
      high: under({ horizonYears: horizonYears + 1 }),
    },
  ];
  const width = ({ low, high }: Sensitivity) => Math.abs(high - low);
  return bars.sort((a, b) => width(b) - width(a));
}
