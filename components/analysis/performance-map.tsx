import { driverRows } from "@/components/analysis/panel-rows";
import { PanelTools } from "@/components/analysis/panel-tools";
import { QuadrantMap } from "@/components/charts/quadrant-map";
import { Panel } from "@/components/ui/panel";
import { decimals, figure, percent, percentSign, signed } from "@/lib/analysis/figures";
import { quadrantWords, whereToAct } from "@/lib/analysis/panel-words";
import type { DriversPanel } from "@/lib/analysis/panels";
import { type Driver, type Quadrant, quadrants } from "@/lib/analysis/shapes";

type Ready = Extract<DriversPanel, { state: "ready" }>;

interface PerformanceMapProps {
  panel: Ready;
  labelOf: (key: string) => string;
}

/** Importance against performance: a map where there is room, lists by quadrant on a phone. */
export function PerformanceMap({ panel, labelOf }: PerformanceMapProps) {
  const { answer } = panel;
  const placed = answer.drivers.flatMap((driver) =>
    driver.performance === null ? [] : [{ ...driver, performance: driver.performance }],
  );
  if (placed.length < 2) return null;
  const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const lead = whereToAct(answer, panel.outcome, labelOf);
  const undeclared = placed.filter(({ betterFrom }) => betterFrom === "data");
  return (
    <Panel
      title="Where to act"
      lead={lead}
      actions={<PanelTools name="where-to-act" rows={driverRows(answer, labelOf)} method="map" />}
    >
      <div className="max-sm:hidden">
        <QuadrantMap
          description={`Conditions by importance and performance. ${lead}`}
          points={placed.map((driver) => ({
            key: driver.key,
            label: labelOf(driver.key),
            x: driver.lmgShare,
            y: driver.performance,
            title: `${labelOf(driver.key)}: ${quadrantWords[driver.quadrant ?? "watch"]}. Importance ${percent(driver.lmgShare)} of R², performance ${decimals(driver.performance, 0)} of 100, mean ${figure(driver.mean)}, coefficient ${signed(driver.coefficient, 3)}`,
            strong: answer.keyDrivers.includes(driver.key),
          }))}
          centre={{
            x: mean(placed.map(({ lmgShare }) => lmgShare)),
            y: mean(placed.map((driver) => driver.performance)),
          }}
          corners={["Maintain", "Keep up", "Watch", "Fix first"]}
          axes={{ x: "Importance, share of R²", y: "Performance, 0–100" }}
          format={{
            x: (share) => `${figure(100 * share)}${percentSign}`,
            y: (value) => decimals(value, 0),
          }}
          yRange={[0, 100]}
          advises={answer.keyDrivers.length > 0}
        />
      </div>
      <QuadrantLists drivers={placed} answer={answer} labelOf={labelOf} />
      <p className="mt-2 text-xs text-ink-muted">
        Performance: ratings by where their mean lies on the scale; measurements by where it lies
        between the 5th and 95th percentile of all data, in the good direction
        {undeclared.length > 0 && " (taken from the data where nobody declared it)"}. Lines at the
        means.
      </p>
    </Panel>
  );
}

interface QuadrantListsProps {
  drivers: readonly (Driver & { performance: number })[];
  answer: Ready["answer"];
  labelOf: PerformanceMapProps["labelOf"];
}

const acts: Record<Quadrant, string> = {
  "fix-first": "important and weak",
  "keep-up": "important and strong",
  watch: "weak, of little importance",
  maintain: "strong, of little importance",
};

function QuadrantLists({ drivers, answer, labelOf }: QuadrantListsProps) {
  return (
    <div className="flex flex-col gap-4 sm:hidden">
      <dl className="flex flex-col gap-4">
        {quadrants.map((quadrant) => {
          const inside = drivers
            .filter((driver) => driver.quadrant === quadrant)
            .sort((a, b) => b.lmgShare - a.lmgShare);
          if (inside.length === 0) return null;
          return (
            <div key={quadrant}>
              <dt className="text-xs font-semibold text-ink">
                {quadrantWords[quadrant]}{" "}
                <span className="font-normal text-ink-muted">· {acts[quadrant]}</span>
              </dt>
              {inside.map((driver) => (
                <dd
                  key={driver.key}
                  className="flex justify-between gap-3 border-t border-line py-1.5 first-of-type:mt-1"
                >
                  <span
                    className={
                      answer.keyDrivers.includes(driver.key)
                        ? "font-medium text-ink"
                        : "text-ink-muted"
                    }
                  >
                    {labelOf(driver.key)}
                  </span>
                  <span className="whitespace-nowrap text-ink-muted tabular-nums">
                    {percent(driver.lmgShare)} · {decimals(driver.performance, 0)} of 100
                  </span>
                </dd>
              ))}
            </div>
          );
        })}
      </dl>
      <p className="text-xs text-ink-muted">Importance as share of R² · performance.</p>
    </div>
  );
}
