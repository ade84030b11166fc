import { KpiEditor } from "@/components/kpis/kpi-editor";
import { type KpiActions, KpiTable } from "@/components/kpis/kpi-table";
import type { CatalogueKpi } from "@/lib/framework/kpi-catalogue-shapes";

interface KpiCatalogueViewProps extends KpiActions {
  kpis: readonly CatalogueKpi[];
}

const isInUse = ({ values, formula, owner, target, source, isOwn }: CatalogueKpi) =>
  values > 0 || formula !== null || owner !== "" || target !== null || (!isOwn && source !== "");

/** What is measured here first; what the field measures besides is folded away until it has values. */
export function KpiCatalogueView({ kpis, ...acts }: KpiCatalogueViewProps) {
  const measured = kpis.flatMap(({ key, isOwn, values }) => (isOwn || values === 0 ? [] : [key]));
  const inUse = kpis.filter(isInUse);
  const others = kpis.filter((kpi) => !isInUse(kpi));
  return (
    <div className="flex flex-col gap-4">
      {acts.save && measured.length > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-sm text-ink-muted">
            A KPI can be computed from others, such as talk_time / handle_time.
          </p>
          <KpiEditor measured={measured} save={acts.save} />
        </div>
      )}
      {inUse.length > 0 && <KpiTable label="KPIs" kpis={inUse} measured={measured} {...acts} />}
      {others.length > 0 && (
        <details open={inUse.length === 0}>
          <summary className="cursor-pointer text-sm text-ink-muted">
            {others.length} measures of the field without values yet
          </summary>
          <div className="mt-3">
            <KpiTable label="KPIs without values" kpis={others} measured={measured} {...acts} />
          </div>
        </details>
      )}
    </div>
  );
}
