import { IntervalBars } from "@/components/charts/interval-bars";
import { QuadrantMap } from "@/components/charts/quadrant-map";
import { Panel } from "@/components/ui/panel";
import { decimals, figure, percent, percentSign, percentWithLimits } from "@/lib/analysis/figures";
import { mapNote, quadrantWords, thresholdWords } from "@/lib/analysis/panel-words";
import type { ReportCondition, ReportDrivers } from "@/lib/analysis/reports/shapes";

/** What the conditions explained: in words, as bars with intervals, and as a map. */
export function ReportDriversView({ drivers }: { drivers: ReportDrivers }) {
  return (
    <>
      <Words {...drivers} />
      <Importance {...drivers} />
      <Places {...drivers} />
    </>
  );
}

function Words({ headline, sentences, notes, leftOut }: ReportDrivers) {
  return (
    <Panel>
      <p className="max-w-prose text-lg font-semibold text-balance text-ink">{headline}</p>
      {sentences.length > 0 && (
        <ol className="mt-3 flex max-w-prose list-decimal flex-col gap-2 pl-5">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      )}
      <footer className="mt-4 flex flex-col gap-1 border-t border-line pt-3 text-xs text-ink-muted">
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {leftOut.length > 0 && <p>Not among the conditions: {leftOut.join("; ")}.</p>}
      </footer>
    </Panel>
  );
}

function Importance({ conditions, r2, threshold, explained }: ReportDrivers) {
  return (
    <Panel
      title="Relative importance"
      lead={`The conditions together explain ${percent(r2)} of the differences in ${explained}; this is each one's part. Key drivers are blue.`}
    >
      <IntervalBars
        caption={`Share of the differences in ${explained} that each condition explains, with its 95 % interval`}
        headings={["Condition", "Share of variance explained", "Share (95 % interval)"]}
        bars={conditions.map(({ key, label, direction, share, low, high, isKey }) => ({
          ...{ key, value: share, low, high, strong: isKey },
          label: (
            <span className="flex flex-col">
              <span className="text-ink">{label}</span>
              <span className="text-xs text-ink-muted">{direction}</span>
            </span>
          ),
          text: percentWithLimits(share, low, high),
        }))}
        format={(share) => `${figure(100 * share)}${percentSign}`}
        threshold={
          threshold === null ? undefined : { value: threshold, label: thresholdWords(threshold) }
        }
      />
    </Panel>
  );
}

type Placed = ReportCondition & { performance: number };

function Places({ conditions, whereToAct }: ReportDrivers) {
  const placed = conditions.flatMap((condition): Placed[] =>
    condition.performance === null ? [] : [{ ...condition, performance: condition.performance }],
  );
  if (placed.length < 2) return null;
  const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const words = ({ importance, performance, quadrant }: Placed) =>
    `${quadrantWords[quadrant ?? "watch"]}: importance ${percent(importance)} of R², performance ${decimals(performance, 0)} of 100`;
  return (
    <Panel title="Where to act" lead={whereToAct}>
      <div className="max-sm:hidden print:block">
        <QuadrantMap
          description={`Conditions by importance and performance. ${whereToAct}`}
          points={placed.map((condition) => ({
            ...{ key: condition.key, label: condition.label, strong: condition.isKey },
            ...{ x: condition.importance, y: condition.performance },
            title: `${condition.label}. ${words(condition)}`,
          }))}
          centre={{
            x: mean(placed.map(({ importance }) => importance)),
            y: mean(placed.map(({ performance }) => performance)),
          }}
          corners={["Maintain", "Keep up", "Watch", "Fix first"]}
          axes={{ x: "Importance, share of R²", y: "Performance, 0–100" }}
          format={{
            x: (share) => `${figure(100 * share)}${percentSign}`,
            y: (value) => decimals(value, 0),
          }}
          yRange={[0, 100]}
          advises={placed.some(({ isKey }) => isKey)}
        />
      </div>
      <ul className="flex flex-col gap-2 sm:hidden print:hidden">
        {placed.map((condition) => (
          <li key={condition.key}>
            <span className={condition.isKey ? "font-medium text-ink" : ""}>{condition.label}</span>
            <span className="block text-xs text-ink-muted">{words(condition)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-xs text-ink-muted">{mapNote}</p>
    </Panel>
  );
}
