import { ComparedTable } from "@/components/analysis/compared-table";
import { comparedFinding, type Reading, scoreReadings } from "@/components/analysis/compared-words";
import { Missing } from "@/components/analysis/missing";
import type { ComparisonPanel } from "@/lib/analysis/comparison/comparison-panels";
import type { Compared, ComparedDrivers } from "@/lib/analysis/comparison/shapes";
import { decimals, figure, percent, percentSign, signed } from "@/lib/analysis/figures";
import { named } from "@/lib/analysis/findings";
import type { Variable } from "@/lib/analysis/shapes";
import { inSentence } from "@/lib/ground/in-sentence";

/** NPS, CSAT, CES and response rate of both sides. */
export function ScoresCompared({ scores }: { scores: readonly Compared[] }) {
  if (scores.every(({ a, b }) => a.n + b.n === 0)) {
    return <Missing title="Scores" sentence="Nobody has answered in these two selections." />;
  }
  const readingOf = (key: string): Reading =>
    scoreReadings[key] ?? { label: key, scale: 1, unit: "" };
  return (
    <ComparedTable
      title="Scores"
      name="compared-scores"
      lead={comparedFinding(scores, readingOf, "No score differs beyond its noise.")}
      rows={scores}
      readingOf={readingOf}
      placeOf={(difference, { key }) => readingOf(key).scale * difference}
      axis="Difference in points"
      range={{ min: -200, max: 200, step: 5 }}
      format={(value) => signed(value, 0)}
      foot="Sides: adjusted Wald (NPS), Wilson (shares of satisfied answers, CSAT and CES, and of those asked who answered). Differences: Newcombe’s interval, in which the answers of one customer count for fewer the more they agree."
    />
  );
}

/** Means of conditions on both sides, then what explains the outcome. */
export function ConditionsCompared({ panel }: { panel: ComparisonPanel }) {
  const { conditions, outcome, variables } = panel;
  const labels = new Map(variables.map((variable) => [variable.key, variable]));
  return (
    <>
      <Means conditions={conditions} labels={labels} />
      {conditions.drivers && (
        <Drivers drivers={conditions.drivers} outcome={outcome} labels={labels} />
      )}
    </>
  );
}

type Labels = ReadonlyMap<string, Variable>;

const inDeviations = (difference: number, { sd }: Compared) => (sd ? difference / sd : null);
const deviations = { min: -5, max: 5, step: 0.1 };
const oneDecimal = (value: number) => decimals(value, 1);

function Means({
  conditions: { means, meta },
  labels,
}: Pick<ComparisonPanel, "conditions"> & { labels: Labels }) {
  const title = "Conditions and values";
  if (means.every(({ a, b }) => a.n + b.n === 0)) {
    const sentence =
      "No condition is known in these two selections: import KPIs, or ask for ratings.";
    return <Missing title={title} sentence={sentence} />;
  }
  const readingOf = (key: string): Reading => {
    const { label = key, unit = null } = labels.get(key) ?? {};
    // A long unit stands once, with the label.
    if (unit && unit.length > 6) return { label: `${label} (${unit})`, scale: 1, unit: "" };
    return { label, scale: 1, unit: unit ? ` ${unit}` : "" };
  };
  const left = Object.entries(meta.excluded).map(([reason, n]) => `${figure(n)} ${reason}`);
  return (
    <ComparedTable
      title={title}
      name="compared-means"
      lead={comparedFinding(means, readingOf, "No mean differs beyond its noise.")}
      rows={means}
      readingOf={readingOf}
      placeOf={inDeviations}
      axis="Difference in standard deviations of B"
      range={deviations}
      format={oneDecimal}
      foot={`Means by Welch’s test, the rows of one customer kept together.${left.length > 0 ? ` Left out, of A and of B: ${left.join(", ")}.` : ""}`}
    />
  );
}

function Drivers({
  drivers,
  outcome,
  labels,
}: {
  drivers: ComparedDrivers;
  outcome: Variable;
  labels: Labels;
}) {
  const title = `What goes with ${named(outcome)}`;
  if (drivers.status !== "ok") {
    return <Missing title={title} sentence={whyNot(drivers, outcome)} />;
  }
  const { coefficients, importance, samples, a, b } = drivers;
  const labelOf = (key: string) => labels.get(key)?.label ?? key;
  const share = (key: string): Reading => ({
    ...{ label: labelOf(key), scale: 100, unit: " points", inWords: percent },
  });
  const deviation = new Map(coefficients.map(({ key, sd }) => [key, sd ?? 0]));
  const slope = (key: string): Reading => ({
    ...{ label: labelOf(key), scale: deviation.get(key) ?? 0, unit: "" },
  });
  const explained = `The conditions explain ${percent(a.r2 ?? 0)} in A (n = ${figure(a.n)}) and ${percent(b.r2 ?? 0)} in B (n = ${figure(b.n)}).`;
  const dropped = drivers.dropped.map(({ key }) => inSentence(labelOf(key)));
  const without = dropped.length > 0 ? ` Not told apart on both sides: ${dropped.join(", ")}.` : "";
  return (
    <>
      {importance.length > 0 && (
        <ComparedTable
          title={`Importance for ${named(outcome)}`}
          name="compared-importance"
          lead={`${comparedFinding(importance, share, "No condition’s importance differs beyond its noise.")} ${explained}`}
          rows={importance}
          readingOf={share}
          placeOf={(difference) => 100 * difference}
          axis="Difference in percentage points"
          range={{ min: -100, max: 100, step: 1 }}
          format={(value) => `${decimals(value, 0)}${percentSign}`}
          foot={`LMG shares of the differences in ${named(outcome)}, ${figure(samples)} resamples of the customers of each side.${without}`}
        />
      )}
      <ComparedTable
        title={`Effect on ${named(outcome)}`}
        name="compared-coefficients"
        lead={comparedFinding(
          coefficients,
          slope,
          "No condition’s effect differs beyond its noise.",
        )}
        rows={coefficients}
        readingOf={slope}
        placeOf={(difference, { sd }) => (sd ? difference * sd : null)}
        axis="Difference in the effect"
        range={{ min: -100, max: 100, step: 0.1 }}
        format={oneDecimal}
        foot={`How much ${named(outcome)} changes with one standard deviation (of B) more of the condition, the others held fixed (least squares), compared by Welch’s test on errors that keep the rows of one customer together (CR1); the file has it per unit.${without}`}
      />
    </>
  );
}

function whyNot({ status, a, b }: ComparedDrivers, outcome: Variable): string {
  const counts = `${figure(a.n)} in A and ${figure(b.n)} in B`;
  if (status === "too-few-rows") {
    return `Too few have ${named(outcome)} and every condition: ${counts}. Each side needs ten for every condition.`;
  }
  if (status === "no-variation") {
    return `Nothing varies on one of the sides (${counts}): ${named(outcome)} or every condition has one value only.`;
  }
  return "On one of the sides the conditions say the same thing in other words.";
}
