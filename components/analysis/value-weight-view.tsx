import { weightRows } from "@/components/analysis/panel-rows";
import { PanelTools } from "@/components/analysis/panel-tools";
import { IntervalDots } from "@/components/charts/interval-dots";
import { Panel } from "@/components/ui/panel";
import { decimals, figure, signed } from "@/lib/analysis/figures";
import { sampleWords } from "@/lib/analysis/sample";
import { scoreLimits } from "@/lib/analysis/score-figures";
import type { WeightedScore } from "@/lib/analysis/score-panels";

type Known = NonNullable<WeightedScore>;

/** NPS of customers beside NPS of their value: whether those worth most are the happy ones. */
export function ValueWeightView({ score }: { score: Known }) {
  const { plain, weighted, customers, negative, effective, n } = score;
  const row = (label: string, { value, low, high }: Known["plain"], note: string) => ({
    ...{ key: label, label, n: figure(n), note, tone: null },
    dot: { value, low, high },
    text: `${signed(value, 0)} (${scoreLimits("nps", low, high)})`,
  });
  return (
    <Panel
      title="Weighted by customer value"
      lead={finding(score)}
      actions={<PanelTools name="nps-by-value" rows={weightRows(score)} method="value" />}
    >
      <IntervalDots
        caption="NPS with every customer counting alike, and counting by lifetime value"
        headings={["Weight", "NPS", "NPS (95 % interval)", "n", "Says as much as"]}
        rows={[
          row("Every answer alike", plain, `${figure(customers)} customers`),
          row("By lifetime value", weighted, `${figure(Math.round(effective))} customers`),
        ]}
        range={{ min: -100, max: 100, step: 10 }}
        format={(value) => signed(value, 0)}
      />
      <p className="mt-2 text-xs text-ink-muted">
        Answers of customers whose lifetime value is known; intervals keep a customer’s answers
        together (linearised).
        {negative > 0 && ` ${figure(negative)} with a value below zero count as nothing.`}
        {sampleWords(score.sample)} Association, not cause.
      </p>
    </Panel>
  );
}

function finding({ plain, weighted }: Known): string {
  const gap = weighted.value - plain.value;
  const apart = weighted.low > plain.high || weighted.high < plain.low;
  if (!apart) return "Weighing customers by their value does not change NPS beyond its noise.";
  const side = gap > 0 ? "happier" : "less happy";
  return `The more valuable customers are ${side}: weighted by value, NPS is ${decimals(Math.abs(gap), 0)} points ${gap > 0 ? "higher" : "lower"}.`;
}
