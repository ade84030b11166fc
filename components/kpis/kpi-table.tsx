import { KpiEditor, type SaveKpi } from "@/components/kpis/kpi-editor";
import { Badge } from "@/components/ui/badge";
import { classes } from "@/components/ui/classes";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { figure } from "@/lib/analysis/figures";
import type { CatalogueKpi } from "@/lib/framework/kpi-catalogue-shapes";
import type { KpiDirection } from "@/lib/kpis/shapes";
import { grainWords, levelWords } from "@/lib/kpis/words";

interface KpiTableProps {
  kpis: readonly CatalogueKpi[];
  /** Absent for those who may only read. */
  save?: SaveKpi;
}

const levelOf = new Map<string, string>([
  ...levelWords.map(({ value, label }) => [value, label] as const),
  ["value", "Value"],
]);
const directions: Record<KpiDirection, { sign: string; words: string }> = {
  higher: { sign: "↑", words: "Higher is better" },
  lower: { sign: "↓", words: "Lower is better" },
  neutral: { sign: "–", words: "Not said" },
};

/** What is measured: what each means, which way is better, who answers for it and how fresh it is. */
export function KpiTable({ kpis, save }: KpiTableProps) {
  return (
    <Table label="KPIs" stacked>
      <thead>
        <tr>
          <HeaderCell>KPI</HeaderCell>
          <HeaderCell>Level</HeaderCell>
          <HeaderCell>Better when</HeaderCell>
          <HeaderCell>Measured per</HeaderCell>
          <HeaderCell>Owner</HeaderCell>
          <HeaderCell align="right">Target</HeaderCell>
          <HeaderCell>Source, newest value</HeaderCell>
          {save && (
            <HeaderCell>
              <span className="sr-only">Actions</span>
            </HeaderCell>
          )}
        </tr>
      </thead>
      <tbody>
        {kpis.map((kpi) => (
          <Row key={kpi.key} kpi={kpi} save={save} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ kpi, save }: { kpi: CatalogueKpi; save: SaveKpi | undefined }) {
  const { key, label, level, unit, direction, grain, owner, target } = kpi;
  return (
    <tr>
      <Cell>
        <span className="font-medium">{label}</span>
        <span className="block font-mono text-xs text-ink-muted">{key}</span>
      </Cell>
      <Cell>
        <Badge>{levelOf.get(level)}</Badge>
      </Cell>
      <Cell className="whitespace-nowrap text-ink-muted">
        <span aria-hidden className="mr-1.5">
          {directions[direction].sign}
        </span>
        {directions[direction].words}
      </Cell>
      <Cell className="text-ink-muted">
        <span className="sm:hidden">Per </span>
        <span className="max-sm:lowercase">{grainWords[grain]}</span>
        {unit && <span className="block text-xs">{unit}</span>}
      </Cell>
      <Cell className={classes(owner === "" && "max-sm:hidden")}>
        <span className="text-ink-muted sm:hidden">Owner: </span>
        {owner || "–"}
      </Cell>
      <Cell align="right" className={classes("tabular-nums", target === null && "max-sm:hidden")}>
        <span className="text-ink-muted sm:hidden">Target: </span>
        {target === null ? "–" : `${figure(target)} ${unit}`.trim()}
      </Cell>
      <Cell>
        <Freshness kpi={kpi} />
      </Cell>
      {save && (
        <Cell align="right">
          <KpiEditor kpi={kpi} save={save} />
        </Cell>
      )}
    </tr>
  );
}

function Freshness({ kpi: { source, values, newest } }: { kpi: CatalogueKpi }) {
  return (
    <>
      {source}
      <span className="block text-xs text-ink-muted tabular-nums">
        {values === 0 ? "No values yet" : `${newest ? `${newest}, ` : ""}n = ${figure(values)}`}
      </span>
    </>
  );
}
