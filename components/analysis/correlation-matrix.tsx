import { cellTitle } from "@/components/analysis/words";
import { type HeatCell, HeatMatrix } from "@/components/charts/heat-matrix";
import { byConstruction } from "@/lib/analysis/choose-variables";
import { decimals } from "@/lib/analysis/figures";
import { levelWords } from "@/lib/analysis/panel-words";
import type { CorrelationCell, Variable } from "@/lib/analysis/shapes";

type Named = Pick<Variable, "key" | "label" | "level">;

interface CorrelationMatrixProps {
  cells: readonly CorrelationCell[];
  variables: readonly Named[];
  /** Where the cell of a pair leads; without it, the matrix is only read. */
  hrefOf?: (x: string, y: string) => string;
}

const blank: HeatCell = { text: "", title: "", tone: null };

/** The correlations of every two variables; what may be chance is grey. */
export function CorrelationMatrix({ cells, variables, hrefOf }: CorrelationMatrixProps) {
  const byPair = new Map(
    cells.flatMap((cell) => [
      [`${cell.x} ${cell.y}`, cell],
      [`${cell.y} ${cell.x}`, cell],
    ]),
  );
  const rows = variables.map((row, i) =>
    variables.slice(0, i).map((column) => {
      const cell = byPair.get(`${row.key} ${column.key}`);
      return cell ? { ...heatCell(cell, column, row), href: hrefOf?.(column.key, row.key) } : blank;
    }),
  );
  const keys = hrefOf ? "; arrow keys move between the cells" : "";
  return (
    <HeatMatrix
      caption={`Correlations of conditions, scores and value${keys}`}
      items={variables.map(({ key, label, level }) => ({ key, label, group: levelWords[level] }))}
      rows={rows}
    />
  );
}

function heatCell(cell: CorrelationCell, x: Named, y: Named): HeatCell {
  const sure = cell.q !== null && cell.q < 0.05;
  return {
    text: cell.r === null ? "–" : decimals(cell.r, 2).replace(/^(−?)0\./, "$1."),
    title: `${cellTitle(cell, x.label, y.label)}${byConstruction(x, y) ? ", by construction" : ""}`,
    tone: sure ? cell.r : null,
  };
}

/** What the colours of the matrix say. */
export function MatrixLegend() {
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
