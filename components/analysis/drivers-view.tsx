import { Computing } from "@/components/analysis/computing";
import { ContrastsView } from "@/components/analysis/contrasts-view";
import { KeyFindings } from "@/components/analysis/key-findings";
import { Missing } from "@/components/analysis/missing";
import { driverRows } from "@/components/analysis/panel-rows";
import { PanelTools } from "@/components/analysis/panel-tools";
import { PerformanceMap } from "@/components/analysis/performance-map";
import { age } from "@/components/analysis/words";
import { IntervalBars } from "@/components/charts/interval-bars";
import { Panel } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import { figure, percent, percentSign, percentWithLimits } from "@/lib/analysis/figures";
import { named } from "@/lib/analysis/findings";
import { addressOf, type PageQuestion } from "@/lib/analysis/page-question";
import {
  basis,
  directionOf,
  driversMethod,
  droppedWords,
  thresholdWords,
} from "@/lib/analysis/panel-words";
import type { DriversPanel } from "@/lib/analysis/panels";

type Ready = Extract<DriversPanel, { state: "ready" }>;

interface DriversViewProps {
  panel: DriversPanel;
  question: PageQuestion;
  now: Date;
}

/** What the conditions explain: in words, as bars with intervals, and as a map of what to do. */
export function DriversView({ panel, question, now }: DriversViewProps) {
  if (panel.state === "missing") {
    return <Missing title="Key drivers" sentence={panel.sentence} />;
  }
  if (panel.state === "computing") {
    return <Computing title="Key drivers" share={panel.share} />;
  }
  const { answer, headline, sentences, leftOut, outcome } = panel;
  const labels = new Map([...panel.variables, outcome].map(({ key, label }) => [key, label]));
  const labelOf = (key: string) => labels.get(key) ?? key;
  const pairHref = (key: string) =>
    `/analysis/pair${addressOf(question, { x: key, y: outcome.key })}`;
  const dropped = answer.dropped.map(({ key, reason }) => ({
    key,
    label: labelOf(key),
    why: droppedWords[reason],
  }));
  return (
    <>
      {panel.computing !== undefined && (
        <Computing title="Being brought up to date" share={panel.computing} />
      )}
      <KeyFindings
        headline={headline}
        sentences={sentences.map((sentence) => ({ ...sentence, href: pairHref(sentence.key) }))}
        footnotes={[
          `${basis(answer.meta, labelOf)}.`,
          driversMethod(answer),
          age(panel.computedAt, now, panel.computing === undefined),
        ]}
        leftOut={[...dropped, ...leftOut]}
      />
      <Importance panel={panel} labelOf={labelOf} pairHref={pairHref} />
      <PerformanceMap panel={panel} labelOf={labelOf} />
      <ContrastsView panel={panel} />
    </>
  );
}

/** As few digits as the mark needs. */
const axisPercent = (share: number) => `${figure(100 * share)}${percentSign}`;

interface PartProps {
  panel: Ready;
  labelOf: (key: string) => string;
}

function Importance({
  panel: { answer, outcome },
  labelOf,
  pairHref,
}: PartProps & { pairHref: (key: string) => string }) {
  const sorted = [...answer.drivers].sort((a, b) => b.lmg - a.lmg);
  const bars = sorted.map((driver) => ({
    key: driver.key,
    label: (
      <span className="flex flex-col">
        <TextLink href={pairHref(driver.key)} className="text-ink">
          {labelOf(driver.key)}
        </TextLink>
        <span className="text-xs text-ink-muted">{directionOf(driver)}</span>
      </span>
    ),
    value: driver.lmg,
    low: driver.lmgLow,
    high: driver.lmgHigh,
    text: percentWithLimits(driver.lmg, driver.lmgLow, driver.lmgHigh),
    strong: answer.keyDrivers.includes(driver.key),
  }));
  return (
    <Panel
      title="Relative importance"
      actions={<PanelTools name="drivers" rows={driverRows(answer, labelOf)} method="drivers" />}
      lead={`The conditions together explain ${percent(answer.r2)} of the differences in ${named(outcome)}; this is each one's part. Key drivers are blue.`}
    >
      <IntervalBars
        caption={`Share of the differences in ${named(outcome)} that each condition explains, with its 95 % interval`}
        headings={["Condition", "Share of variance explained", "Share (95 % interval)"]}
        bars={bars}
        format={axisPercent}
        threshold={
          answer.threshold === null
            ? undefined
            : {
                value: answer.threshold,
                label: thresholdWords(answer.threshold),
              }
        }
      />
    </Panel>
  );
}
