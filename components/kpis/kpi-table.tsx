import { KpiEditor } from "@/components/kpis/kpi-editor";
import type { SaveKpi } from "@/components/kpis/kpi-form";
import { Badge } from "@/components/ui/badge";
import { classes } from "@/components/ui/classes";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { figure } from "@/lib/analysis/figures";
import type { CatalogueKpi } from "@/lib/framework/kpi-catalogue-shapes";
import type { Answer } from "@/lib/ground/answer";
import type { KpiDirection } from "@/lib/kpis/shapes";
import { grainWords, levelWords } from "@/lib/kpis/words";

export interface KpiActions {
  /** Absent for those who may only read. */
  save: SaveKpi | undefined;
  /** Takes a computed KPI away. */
  remove: ((input: { kpiKey: string }) => Promise<Answer<void>>) | undefined;
}

interface KpiTableProps extends KpiActions {
  label: string;
  kpis: readonly CatalogueKpi[];
  measured: readonly string[];
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
export function KpiTable({ label, kpis, ...acts }: KpiTableProps) {
  return (
    <Table label={label} stacked>
      <thead>
        <tr>
          <HeaderCell>KPI</HeaderCell>
          <HeaderCell>Level</HeaderCell>
          <HeaderCell>Better when</HeaderCell>
          <HeaderCell>Measured per</HeaderCell>
          <HeaderCell>Owner</HeaderCell>
          <HeaderCell align="right">Target</HeaderCell>
          <HeaderCell>Source, newest value</HeaderCell>
          {acts.save && (
            <HeaderCell>
              <span className="sr-only">Actions</span>
            </HeaderCell>
          )}
        </tr>
      </thead>
      <tbody>
        {kpis.map((kpi) => (
          <Row key={kpi.key} kpi={kpi} {...acts} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ kpi, ...acts }: { kpi: CatalogueKpi } & Omit<KpiTableProps, "label" | "kpis">) {
  const { key, label, level, unit, direction, grain, owner, target, formula } = kpi;
  const { sign, words } = directions[direction];
  return (
    <tr>
      <Cell>
        <span className="font-medium">{label}</span>
        <span className="block font-mono text-xs text-ink-muted max-sm:hidden">{key}</span>
        {formula !== null && (
          <span className="block max-w-72 font-mono text-xs text-ink-muted [overflow-wrap:anywhere]">
            = {formula}
          </span>
        )}
        <span className="block text-xs text-ink-muted sm:hidden">
          {levelOf.get(level)}, per <span className="lowercase">{grainWords[grain]}</span>
          {unit && ` in ${unit}`} <span aria-hidden>{sign}</span>
          <span className="sr-only">{words}</span>
        </span>
      </Cell>
      <Cell className="max-sm:hidden">
        <Badge>{levelOf.get(level)}</Badge>
      </Cell>
      <Cell className="whitespace-nowrap text-ink-muted max-sm:hidden">
        <span aria-hidden className="mr-1.5">
          {sign}
        </span>
        {words}
      </Cell>
      <Cell className="text-ink-muted max-sm:hidden">
        {grainWords[grain]}
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
      {acts.save && (
        <Cell align="right">
          <span className="inline-flex gap-2">
            <KpiEditor kpi={kpi} measured={acts.measured} save={acts.save} />
            {formula !== null && acts.remove && (
              <ConfirmButton
                label="Remove"
                description={`Remove ${label}`}
                question={`Remove “${label}”?`}
                confirmLabel="Remove"
                size="small"
                tone="quiet"
                act={acts.remove.bind(null, { kpiKey: key })}
              >
                It leaves the catalogue and the analysis. What it is computed from stays.
              </ConfirmButton>
            )}
          </span>
        </Cell>
      )}
    </tr>
  );
}

function Freshness({ kpi: { source, values, newest, formula } }: { kpi: CatalogueKpi }) {
  return (
    <>
      {source || (formula !== null && "Computed")}
      <span className="block text-xs text-ink-muted tabular-nums">
        {values === 0 ? "No values yet" : `${newest ? `${newest}, ` : ""}n = ${figure(values)}`}
      </span>
    </>
  );
}
