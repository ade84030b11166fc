import { Computing, SoonNewer } from "@/components/analysis/computing";
import { Missing } from "@/components/analysis/missing";
import { cellRows } from "@/components/analysis/panel-rows";
import { PanelTools } from "@/components/analysis/panel-tools";
import { age, basis, cellTitle, levelWords } from "@/components/analysis/words";
import { type HeatCell, HeatMatrix } from "@/components/charts/heat-matrix";
import { Panel } from "@/components/ui/panel";
import { byConstruction } from "@/lib/analysis/choose-variables";
import { countWord, decimals, figure } from "@/lib/analysis/figures";
import { addressOf, type PageQuestion } from "@/lib/analysis/page-question";
import type { MatrixPanel } from "@/lib/analysis/panels";
import type { CorrelationCell, Variable } from "@/lib/analysis/shapes";

const title = "Everything against everything";

interface MatrixViewProps {
  panel: MatrixPanel;
  question: PageQuestion;
  now: Date;
}

/** Conditions, scores and value, every two of them, as a heat map of numbers. */
export function MatrixView({ panel, question, now }: MatrixViewProps) {
  if (panel.state === "missing") return <Missing title={title} sentence={panel.sentence} />;
  if (panel.state === "computing") {
    return <Computing title={title} share={panel.share} label="Correlating every two" />;
  }
  const { answer, variables } = panel;
  const cells = new Map(answer.cells.flatMap((cell) => bothWays(cell)));
  const rows = variables.map((row, i) =>
    variables.slice(0, i).map((column) => {
      const cell = cells.get(`${row.key} ${column.key}`);
      return cell ? heatCell(cell, column, row, question) : blank;
    }),
  );
  return (
    <Panel
      title={title}
      lead={finding(answer.cells, variables)}
      actions={<PanelTools name="correlations" rows={cellRows(answer)} method="correlation" />}
    >
      <HeatMatrix
        caption="Correlations of conditions, scores and value; arrow keys move between the cells"
        items={variables.map(({ key, label, level }) => ({
          key,
          label,
          group: levelWords[level],
        }))}
        rows={rows}
      />
      <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2 text-xs text-ink-muted">
        <Legend />
        <p>
          Spearman where a rating is involved, else Pearson; {basis(answer.meta)}, each pair on the
          units that have both, at the grain where they meet. Association, not cause.{" "}
          {age(panel.computedAt, now, panel.computing === undefined)}{" "}
          <SoonNewer share={panel.computing} />
        </p>
      </div>
    </Panel>
  );
}

const blank: HeatCell = { text: "", title: "", tone: null, href: "/analysis" };

function bothWays(cell: CorrelationCell): [string, CorrelationCell][] {
  return [
    [`${cell.x} ${cell.y}`, cell],
    [`${cell.y} ${cell.x}`, cell],
  ];
}

function heatCell(
  cell: CorrelationCell,
  x: Variable,
  y: Variable,
  question: PageQuestion,
): HeatCell {
  const sure = cell.q !== null && cell.q < 0.05;
  return {
    text: cell.r === null ? "–" : decimals(cell.r, 2).replace(/^(−?)0\./, "$1."),
    title: `${cellTitle(cell, x.label, y.label)}${byConstruction(x.key, y.key) ? ", by construction" : ""}`,
    tone: sure ? cell.r : null,
    href: `/analysis/pair${addressOf(question, { x: x.key, y: y.key })}`,
  };
}

/** How many pairs are beyond chance, and the strongest link between conditions and outcomes. */
function finding(cells: readonly CorrelationCell[], variables: readonly Variable[]): string {
  const byKey = new Map(variables.map((variable) => [variable.key, variable]));
  const tested = cells.filter(({ p }) => p !== null);
  const sure = tested.filter(({ q }) => q !== null && q < 0.05);
  if (sure.length === 0)
    return `None of ${figure(tested.length)} pairs goes together beyond chance.`;
  const across = sure.filter(
    ({ x, y }) => byKey.get(x)?.level !== byKey.get(y)?.level && !byConstruction(x, y),
  );
  const strongest = [...across].sort((a, b) => Math.abs(b.r ?? 0) - Math.abs(a.r ?? 0))[0];
  const count = `${figure(sure.length)} of ${figure(tested.length)} pairs go together beyond chance (q < 0.05)`;
  if (!strongest) return `${count}.`;
  const names = [strongest.x, strongest.y].map((key) => byKey.get(key)?.label ?? key);
  return `${count}. The strongest link between ${countWord(2)} levels: ${names[0]} and ${names[1]}, ${decimals(strongest.r ?? 0, 2)}.`;
}

function Legend() {
  const steps = [-0.8, -0.4, -0.1, 0.1, 0.4, 0.8];
  const background = (tone: number) =>
    `color-mix(in oklab, var(${tone > 0 ? "--up" : "--down"}) ${Math.round(8 + 44 * Math.abs(tone))}%, var(--surface))`;
  return (
    <div className="flex items-center gap-2">
      <span>−1</span>
      <span aria-hidden className="flex gap-px">
        {steps.map((tone) => (
          <span
            key={tone}
            className="h-3 w-5 rounded-[2px]"
            style={{ background: background(tone) }}
          />
        ))}
      </span>
      <span>1</span>
      <span className="ml-2 rounded-[3px] bg-sunken/60 px-1.5 py-0.5">grey: not beyond chance</span>
    </div>
  );
}
