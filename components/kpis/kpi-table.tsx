import { KpiEditor } from "@/components/kpis/kpi-editor";
import { Badge } from "@/components/ui/badge";
import { classes } from "@/components/ui/classes";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import type { Answer } from "@/lib/ground/answer";
import type { EditKpi, Kpi, KpiDirection } from "@/lib/kpis/shapes";
import { grainWords, levelWords } from "@/lib/kpis/words";

interface KpiTableProps {
  kpis: readonly Kpi[];
  /** Absent for those who may only read. */
  save?: (input: EditKpi) => Promise<Answer<Kpi>>;
}

const levelOf = new Map(levelWords.map(({ value, label }) => [value, label]));
const directions: Record<KpiDirection, { sign: string; words: string }> = {
  higher: { sign: "↑", words: "Higher is better" },
  lower: { sign: "↓", words: "Lower is better" },
  neutral: { sign: "–", words: "Not said" },
};

/** The KPIs there are: what each measures, and which way is better. */
export function KpiTable({ kpis, save }: KpiTableProps) {
  return (
    <Table label="KPIs" stacked>
      <thead>
        <tr>
          <HeaderCell>KPI</HeaderCell>
          <HeaderCell>Level</HeaderCell>
          <HeaderCell>Unit</HeaderCell>
          <HeaderCell>Better when</HeaderCell>
          <HeaderCell>Measured per</HeaderCell>
          {save && (
            <HeaderCell>
              <span className="sr-only">Actions</span>
            </HeaderCell>
          )}
        </tr>
      </thead>
      <tbody>
        {kpis.map((kpi) => (
          <tr key={kpi.id}>
            <Cell>
              <span className="font-medium">{kpi.label}</span>
              <span className="block font-mono text-xs text-ink-muted">{kpi.key}</span>
            </Cell>
            <Cell>
              <Badge>{levelOf.get(kpi.level)}</Badge>
            </Cell>
            <Cell className={classes("text-ink-muted", !kpi.unit && "max-sm:hidden")}>
              <span className="sm:hidden">Measured in </span>
              {kpi.unit || "–"}
            </Cell>
            <Cell className="whitespace-nowrap text-ink-muted">
              <span aria-hidden className="mr-1.5">
                {directions[kpi.direction].sign}
              </span>
              {directions[kpi.direction].words}
            </Cell>
            <Cell className="whitespace-nowrap text-ink-muted">
              <span className="sm:hidden">Per </span>
              <span className="max-sm:lowercase">{grainWords[kpi.grain]}</span>
            </Cell>
            {save && (
              <Cell align="right">
                <KpiEditor kpi={kpi} save={save} />
              </Cell>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
