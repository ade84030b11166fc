import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { resultForPage } from "@/lib/analysis/kept-result";
import { onePage } from "@/lib/analysis/one-page";
import { type Catalogue, readCatalogue } from "@/lib/analysis/read-catalogue";
import { inTransaction } from "@/lib/db/transaction";
import {
  type CatalogueKpi,
  Freshness,
  type KpiCatalogue,
} from "@/lib/framework/kpi-catalogue-shapes";
import { readFreshness } from "@/lib/framework/kpi-freshness.store";
import { readKpiCare, readKpis } from "@/lib/kpis/read";
import { type Kpi, kpiLevels } from "@/lib/kpis/shapes";
import { ownMeasures, usualKpis } from "@/lib/kpis/usual-kpis";

/** A file may bring a KPI of the same name as a measure of Vocal's own: they are counted apart. */
const ownKey = (key: string) => `own ${key}`;

/** What of Vocal's own measures is counted with the analysis, under another name. */
const countedAs: Readonly<Record<string, string>> = {
  retention: "customer.retained",
  clv: "customer.clv",
  annual_margin: "customer.annualMargin",
  cost_to_serve: "customer.costToServe",
  relationship_length: "customer.tenure",
  acquisition_cost: "customer.acquisitionCost",
};

/**
 * Everything that is measured or usually is, level by level: what it means, who answers for it, what is
 * to be reached, and how fresh its values are.
 */
export async function kpiCatalogue(ctx: Context): Promise<KpiCatalogue> {
  permit(ctx, "kpis.read");
  const page = onePage(ctx);
  const [rows, care, counted] = await Promise.all([
    readKpis(page),
    readKpiCare(page),
    freshness(page),
  ]);
  const fresh = { ...counted, ...computedFreshness(rows, counted, await readCatalogue(page)) };
  const known = new Set(rows.map(({ key }) => key));
  const kpis = [...rows, ...usualKpis.filter(({ key }) => !known.has(key))];
  const formulas = new Map(rows.map(({ key, formula }) => [key, formula]));
  const entry = (kpi: (typeof kpis)[number] | (typeof ownMeasures)[number], isOwn: boolean) => {
    const { key, label, level, unit, direction, grain } = kpi;
    const { n: values = 0, newest = null } = fresh[isOwn ? ownKey(key) : key] ?? {};
    const { owner = "", target = null, source = "" } = care.get(key) ?? {};
    const from = source || (isOwn ? "Vocal" : "");
    const formula = formulas.get(key) ?? null;
    const meaning = { key, label, level, unit, direction, grain, formula };
    return { ...meaning, owner, target, source: from, isOwn, values, newest };
  };
  const own = ownMeasures.filter(({ key }) => !known.has(key));
  const data = [...kpis.map((kpi) => entry(kpi, false)), ...own.map((kpi) => entry(kpi, true))];
  return { data: data.sort(byLevel), nextCursor: null };
}

/** A computed KPI is as new as the oldest of what it is computed from. */
function computedFreshness(rows: readonly Kpi[], counted: Freshness, { entries }: Catalogue) {
  const computed = rows.filter(({ formula }) => formula !== null);
  return Object.fromEntries(
    computed.map(({ key }) => {
      const variable = entries.find((entry) => entry.variable.key === `kpi.${key}`)?.variable;
      const parts = variable?.madeOf ?? [];
      const days = parts.flatMap((part) => counted[part.slice("kpi.".length)]?.newest ?? []);
      const [newest = null] = days.sort();
      return [key, { n: variable?.n ?? 0, newest }];
    }),
  );
}

const order: readonly CatalogueKpi["level"][] = [...kpiLevels, "value"];

/** Level by level; within one, what has values comes first. */
function byLevel(a: CatalogueKpi, b: CatalogueKpi): number {
  return (
    order.indexOf(a.level) - order.indexOf(b.level) ||
    Number(b.values > 0) - Number(a.values > 0) ||
    a.label.localeCompare(b.label, "en")
  );
}

async function freshness(ctx: Context): Promise<Freshness> {
  const { settings, entries } = await readCatalogue(ctx);
  const request = { name: "kpi freshness", input: settings.timeZone };
  const { value } = await resultForPage(ctx, request, Freshness, async () => {
    const rows = await inTransaction(ctx, (tx) => readFreshness(tx, settings.timeZone));
    return Object.fromEntries(
      rows.map(({ key, own, n, newest }) => [own ? ownKey(key) : key, { n, newest }]),
    );
  });
  const counts = new Map(entries.map(({ variable }) => [variable.key, variable.n]));
  const own = Object.entries(countedAs).map(([key, variable]) => {
    return [ownKey(key), { n: counts.get(variable) ?? 0, newest: null }] as const;
  });
  return { ...value, ...Object.fromEntries(own) };
}
