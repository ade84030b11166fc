import { contrastRows } from "@/components/analysis/panel-rows";
import { PanelTools } from "@/components/analysis/panel-tools";
import { DivergingBars, type DivergingRow } from "@/components/charts/diverging-bars";
import { Panel } from "@/components/ui/panel";
import { range, signed } from "@/lib/analysis/figures";
import { named } from "@/lib/analysis/findings";
import type { DriversPanel } from "@/lib/analysis/panels";
import type { Driver, Variable } from "@/lib/analysis/shapes";
import { inSentence } from "@/lib/ground/in-sentence";

type Ready = Extract<DriversPanel, { state: "ready" }>;
type Contrasted = Driver & {
  penalty: number;
  reward: number;
  contrast: NonNullable<Driver["contrast"]>;
};

const kinds = {
  hurts: "only hurts when poor",
  delights: "only delights when good",
  both: "hurts and delights",
  neither: "no effect beyond chance",
};

/** What a poor and a very good value of each condition do to the outcome: dissatisfiers and delighters. */
export function ContrastsView({ panel }: { panel: Ready }) {
  const { answer, outcome, variables } = panel;
  const rows = answer.drivers
    .flatMap((driver) => {
      const { penalty, reward, contrast } = driver;
      return penalty === null || reward === null || !contrast
        ? []
        : [{ ...driver, penalty, reward, contrast }];
    })
    .sort((a, b) => span(b) - span(a));
  if (rows.length === 0) return null;
  const labelOf = (key: string) => variables.find((each) => each.key === key)?.label ?? key;
  return (
    <Panel
      title="What hurts, what delights"
      lead={finding(rows, outcome, labelOf)}
      actions={
        <PanelTools
          name="hurts-and-delights"
          rows={contrastRows(answer, labelOf)}
          method="contrasts"
        />
      }
    >
      <DivergingBars
        caption={`What the poor and the good end of each condition do to ${named(outcome)}, against the middle`}
        headings={["Condition", "Poor end", "Good end"]}
        rows={rows.map((driver) => rowOf(driver, labelOf(driver.key), outcome))}
        format={(value) => signed(scaleOf(outcome) * value, Math.abs(value) >= 10 ? 0 : 1)}
      />
      <p className="mt-2 text-xs text-ink-muted">
        {unitWords(outcome)} against the middle, each condition on its own; the ends are the bottom
        two boxes and the top box of 1–5 ratings, else the lowest and the highest fifth; lines are
        95 % intervals. Association, not cause.
      </p>
    </Panel>
  );
}

function rowOf(driver: Contrasted, label: string, outcome: Variable): DivergingRow {
  const { contrast, asymmetry, penalty, reward } = driver;
  const scale = scaleOf(outcome);
  const text = (value: number, low: number, high: number) =>
    `${signed(scale * value, 1)} (${range(scale * low, scale * high, 1)})`;
  return {
    key: driver.key,
    label: (
      <span className="flex flex-col">
        <span className="text-ink">{label}</span>
        <span className="text-xs text-ink-muted">{kinds[asymmetry ?? "neither"]}</span>
      </span>
    ),
    arms: [
      {
        ...{ value: penalty, low: contrast.penaltyLow, high: contrast.penaltyHigh },
        sure: asymmetry === "hurts" || asymmetry === "both",
        text: text(penalty, contrast.penaltyLow, contrast.penaltyHigh),
      },
      {
        ...{ value: reward, low: contrast.rewardLow, high: contrast.rewardHigh },
        sure: asymmetry === "delights" || asymmetry === "both",
        text: text(reward, contrast.rewardLow, contrast.rewardHigh),
      },
    ],
  };
}

/** The dissatisfiers, the delighters, each by name; or that there are neither. */
function finding(
  rows: readonly Contrasted[],
  outcome: Variable,
  labelOf: (key: string) => string,
): string {
  const names = (kind: Driver["asymmetry"]) =>
    rows.filter(({ asymmetry }) => asymmetry === kind).map(({ key }) => inSentence(labelOf(key)));
  const parts = [
    { words: "Only hurt when poor", all: names("hurts") },
    { words: "Only delight when good", all: names("delights") },
    { words: "Do both", all: names("both") },
  ].filter(({ all }) => all.length > 0);
  if (parts.length === 0) {
    return `Neither end of any condition goes with ${named(outcome)} beyond chance.`;
  }
  return parts.map(({ words, all }) => `${words}: ${all.join(", ")}.`).join(" ");
}

function span({ penalty, reward }: Contrasted): number {
  return Math.abs(penalty) + Math.abs(reward);
}

function scaleOf({ kind }: Variable): number {
  return kind === "binary" ? 100 : 1;
}

function unitWords({ kind, unit }: Variable): string {
  if (kind === "binary") return "Percentage points";
  return unit ? `Difference in ${unit}` : "Points";
}
