import { Missing } from "@/components/analysis/missing";
import { reweightedRows } from "@/components/analysis/panel-rows";
import { PanelTools } from "@/components/analysis/panel-tools";
import { IntervalDots } from "@/components/charts/interval-dots";
import { Panel } from "@/components/ui/panel";
import { countWord, figure, signed } from "@/lib/analysis/figures";
import { scoreLimits } from "@/lib/analysis/score-figures";
import type { ReweightedScore } from "@/lib/analysis/score-panels";
import { inSentence } from "@/lib/ground/in-sentence";

type Known = NonNullable<ReweightedScore>;
type Ready = Extract<Known, { status: "ok" }>;

const title = "NPS if everybody had answered";

/** NPS as it was answered beside NPS weighted by how seldom such customers answer. */
export function ReweightedView({ score }: { score: Known }) {
  if (score.status !== "ok") return <Missing title={title} sentence={whyNot(score)} />;
  const { plain, weighted, customers, effective, n, trimmed, conditions, oneIn, unread } = score;
  const row = (label: string, { value, low, high }: Ready["plain"], note: string) => ({
    ...{ key: label, label, n: figure(n), note, tone: null },
    dot: { value, low, high },
    text: `${signed(value, 0)} (${scoreLimits("nps", low, high)})`,
  });
  return (
    <Panel
      title={title}
      lead={finding(score)}
      actions={
        <PanelTools name="nps-reweighted" rows={reweightedRows(score)} method="reweighted" />
      }
    >
      <IntervalDots
        caption="NPS with every answer counting alike, and counting by how seldom such customers answer"
        headings={["Weight", "NPS", "NPS (95 % interval)", "n", "Says as much as"]}
        rows={[
          row("Every answer alike", plain, `${figure(customers)} customers`),
          row("By response propensity", weighted, `${figure(Math.round(effective))} customers`),
        ]}
        range={{ min: -100, max: 100, step: 10 }}
        format={(value) => signed(value, 0)}
      />
      <p className="mt-2 text-xs text-ink-muted">
        Of {figure(score.asked)} invitations at least a week old, {figure(score.answered)} of them
        with an NPS answer. Each answer counts 1 ÷ the probability that such a customer answers,
        estimated (logistic) from {conditions.map(inSentence).join(", ")}. {trimmedWords(trimmed)}
        {oneIn > 1 &&
          ` A sample of one in ${figure(oneIn)} customers; ${figure(unread)} invitations are not in it.`}{" "}
        Intervals keep a customer’s answers together (linearised). What is not known of those who
        are silent is not made up for.
      </p>
    </Panel>
  );
}

function trimmedWords(trimmed: number): string {
  if (trimmed === 0) return "No weight had to be cut.";
  const some = `${countWord(trimmed)} weight${trimmed === 1 ? " is" : "s are"}`;
  return `${some.charAt(0).toUpperCase()}${some.slice(1)} cut at the 1st or 99th percentile.`;
}

function finding({ plain, weighted }: Ready): string {
  const gap = weighted.value - plain.value;
  const inside = weighted.value >= plain.low && weighted.value <= plain.high;
  const would = `Weighted for who stays silent, NPS is ${signed(weighted.value, 0)} (${scoreLimits("nps", weighted.low, weighted.high)})`;
  if (inside) {
    return `${would} instead of ${signed(plain.value, 0)}: no more apart than the noise of the answers.`;
  }
  const than =
    gap < 0
      ? "Those who answer are happier than those who do not"
      : "Those who answer are less happy than those who do not";
  return `${would} instead of ${signed(plain.value, 0)}. ${than}, as far as can be told from what is known of both.`;
}

function whyNot({ status, asked, answered }: Known): string {
  const counts = `${figure(answered)} of ${figure(asked)} gave an NPS answer`;
  switch (status) {
    case "too-few-rows":
      return `${counts}: too few to estimate who answers.`;
    case "separation":
      return `${counts}, and what is known tells without an error who did: no probability can be estimated from that.`;
    case "no-variation":
      return `${counts}: nothing is known in which they differ from the others, so every answer counts alike.`;
    default:
      return `${counts}; the conditions say the same thing in other words.`;
  }
}
