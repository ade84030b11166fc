import { Computing, SoonNewer } from "@/components/analysis/computing";
import { Missing } from "@/components/analysis/missing";
import { groupRows } from "@/components/analysis/panel-rows";
import { PanelTools } from "@/components/analysis/panel-tools";
import { ScoreOverTime } from "@/components/charts/score-over-time";
import { ShareGrid } from "@/components/charts/share-grid";
import { Panel } from "@/components/ui/panel";
import { decimals, figure, percent, percentSign, percentWithLimits } from "@/lib/analysis/figures";
import type { GroupImportance } from "@/lib/analysis/importance-by-group";
import type { GroupsPanel } from "@/lib/analysis/panels";
import { sampleWords } from "@/lib/analysis/sample";
import type { Driver } from "@/lib/analysis/shapes";
import { inSentence } from "@/lib/ground/in-sentence";

interface PartProps {
  groups: readonly GroupImportance[];
  drivers: readonly Driver[];
  labelOf: (key: string) => string;
}

const titles = {
  byValue: "What the most valuable customers value",
  byQuarter: "Importance over time",
};

/** The conditions of the page within groups: by the customer's value, and over time. */
export function GroupsView({ panel }: { panel: GroupsPanel }) {
  if (panel.state === "computing") {
    return <Computing title={titles.byValue} share={panel.share} />;
  }
  const { byValue, byQuarter, drivers, variables, computing } = panel;
  const labels = new Map(variables.map(({ key, label }) => [key, label]));
  const labelOf = (key: string) => labels.get(key) ?? key;
  return (
    <>
      <ValueTiers groups={byValue} drivers={drivers} labelOf={labelOf} />
      <Quarters groups={byQuarter} drivers={drivers} labelOf={labelOf} />
      {computing !== undefined && (
        <p className="text-xs text-ink-muted">
          The two above are of older data. <SoonNewer share={computing} />
        </p>
      )}
    </>
  );
}

const shown = 8;
const method =
  "LMG shares within each group, 95 % intervals from 200 resamples of its customers. Association, not cause.";

/** What the most valuable customers value, beside the others. */
function ValueTiers({ groups, drivers, labelOf }: PartProps) {
  const title = titles.byValue;
  const answered = groups.filter(({ shares }) => shares.length > 0);
  if (groups.length === 0) return null;
  if (answered.length < 2) {
    const sentence = "Too few answers of customers whose lifetime value is known, third by third.";
    return <Missing title={title} sentence={sentence} />;
  }
  return (
    <Panel
      title={title}
      lead={tierFinding(groups, labelOf)}
      actions={<PanelTools name="drivers-by-value" rows={groupRows(groups)} method="groups" />}
    >
      <ShareGrid
        caption="Share of the differences that each condition explains, by lifetime value of the customer"
        heading="Condition"
        columns={groups.map(({ key, label, n }) => ({ key, label, note: `n = ${figure(n)}` }))}
        rows={drivers.slice(0, shown).map(({ key }) => ({
          key,
          label: labelOf(key),
          cells: groups.map((group) => {
            const share = group.shares.find((each) => each.key === key);
            if (!share) return null;
            const { value, low, high } = share;
            return { value, low, high, text: percentWithLimits(value, low, high) };
          }),
        }))}
      />
      <p className="mt-3 text-xs text-ink-muted">
        Customers in thirds by lifetime value, with the conditions above.
        {sampleWords(groups[0]?.sample)} {method}
      </p>
    </Panel>
  );
}

/** A difference is named only where the two intervals do not touch. */
function tierFinding(groups: readonly GroupImportance[], labelOf: (key: string) => string): string {
  const [low, high] = [groups.at(0), groups.at(-1)];
  const apart = (high?.shares ?? []).flatMap((share) => {
    const other = low?.shares.find(({ key }) => key === share.key);
    if (!other || (share.low <= other.high && other.low <= share.high)) return [];
    const more = share.value > other.value ? "more" : "less";
    const words = `${inSentence(labelOf(share.key))} matters ${more} (${percent(share.value)} against ${percent(other.value)})`;
    return [{ words, size: Math.abs(share.value - other.value) }];
  });
  if (apart.length === 0) {
    return "No condition weighs differently, beyond noise, for the most and the least valuable third.";
  }
  const named = apart.sort((a, b) => b.size - a.size).slice(0, 3);
  return `To the most valuable third ${named.map(({ words }) => words).join("; ")} than to the least valuable.`;
}

/** The importance of the leading conditions, quarter by quarter. */
function Quarters({ groups, drivers, labelOf }: PartProps) {
  const known = groups.findIndex(({ shares }) => shares.length > 0);
  const course = known === -1 ? [] : groups.slice(known);
  if (course.length < 2) return null;
  const highest = Math.max(...course.flatMap(({ shares }) => shares.map(({ high }) => high)));
  return (
    <Panel
      title={titles.byQuarter}
      lead="Share of the differences that the leading conditions explain, quarter by quarter."
      actions={<PanelTools name="drivers-by-quarter" rows={groupRows(groups)} method="groups" />}
    >
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2 print:grid-cols-2">
        {drivers.slice(0, 4).map(({ key }) => (
          <div key={key}>
            <h3 className="text-sm font-medium text-ink">{labelOf(key)}</h3>
            <ScoreOverTime
              title={`Importance of ${labelOf(key)} by quarter`}
              periods={course.map(({ label, n, shares }) => {
                const share = shares.find((each) => each.key === key);
                const { value = null, low = null, high = null } = share ?? {};
                return { label, n, value, ciLow: low, ciHigh: high };
              })}
              range={{ min: 0, max: Math.ceil(highest * 20) / 20, step: 0.05 }}
              isWhole
              format={percent}
              formatTick={(share) => `${decimals(100 * share, 0)}${percentSign}`}
            />
          </div>
        ))}
      </div>
      <p className="mt-3 text-xs text-ink-muted">
        Quarters with too few answers are left open.
        {course.some(({ sample }) => sample) &&
          " Quarters with more rows than can be resampled are of a sample of their customers."}{" "}
        {method}
      </p>
    </Panel>
  );
}
