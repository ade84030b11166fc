import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { upsertCustomers } from "@/lib/customers/upsert-customers";
import { inTransaction } from "@/lib/db/transaction";
import { Batch, type BatchAnswer, type Numbered, type OneOrMany } from "@/lib/ground/batch";
import { ensureKpis } from "@/lib/kpis/ensure-kpis";
import { recordPeriodValues } from "@/lib/kpis/record-period-values";
import type { Kpi, KpiGrain } from "@/lib/kpis/shapes";
import { unfitKpi } from "@/lib/kpis/unfit-kpi";
import { type KpiValue, KpiValueInput } from "./interaction-shapes";
import { holdInteractions, rewriteInteractions } from "./interactions.store";
import { mergedReadings } from "./merge-interaction";

type Item = Numbered<KpiValueInput>;
type Catalogue = Map<string, Kpi>;

/**
 * Keeps KPI values: of interactions that are known, of customers, or of periods and teams. A KPI
 * never heard of joins the catalogue.
 */
export async function recordKpiValues(
  ctx: Context,
  given: OneOrMany,
): Promise<KpiValue | BatchAnswer> {
  permit(ctx, "kpis.write");
  const batch = new Batch(given);
  const items = batch.fitting(KpiValueInput);
  await inTransaction(ctx, async (tx) => {
    const mentions = items.map(({ item }) => ({ ...item, key: item.kpi, grain: grainOf(item) }));
    const catalogue = await ensureKpis(tx, mentions);
    const good = items.filter((item) => fits(item, catalogue, batch));
    // Customers first, as everybody takes them: two who meet wait instead of failing.
    await recordOfCustomers(tx, good, batch);
    await recordOfInteractions(tx, good, batch);
    await recordOfPeriods(tx, good, catalogue, batch);
  });
  const answer = batch.answer();
  const [first] = answer.results;
  const [only] = items;
  if (!batch.single || !first?.id || !only) return answer;
  return { id: first.id, kpi: only.item.kpi, value: only.item.value };
}

function grainOf({ interaction, customer }: KpiValueInput): KpiGrain {
  if (interaction !== undefined) return "interaction";
  return customer !== undefined ? "customer" : "period";
}

function fits({ index, item }: Item, catalogue: Catalogue, batch: Batch): boolean {
  const problem = unfitKpi(catalogue.get(item.kpi), grainOf(item));
  if (problem) batch.refuse(index, 422, [{ path: "kpi", ...problem }]);
  return !problem;
}

async function recordOfInteractions(tx: Tx, items: Item[], batch: Batch): Promise<void> {
  const mine = items.filter(({ item }) => item.interaction !== undefined);
  const names = [...new Set(mine.flatMap(({ item }) => item.interaction ?? []))];
  const rows = names.length > 0 ? await holdInteractions(tx, names) : [];
  const known = new Map(rows.map((row) => [row.externalId, row]));
  for (const { index, item } of mine) {
    const row = known.get(item.interaction ?? null);
    if (!row) {
      const message = "There is no such interaction.";
      batch.refuse(index, 404, [{ path: "interaction", code: "not-found", message }]);
      continue;
    }
    const kpis = mergedReadings(row.kpis, { [item.kpi]: item.value });
    if (kpis !== row.kpis) known.set(row.externalId, { ...row, kpis, updatedAt: tx.now() });
    batch.accept(index, 200, row.id);
  }
  await rewriteInteractions(
    tx,
    [...known.values()].filter((row) => !rows.includes(row)),
  );
}

async function recordOfCustomers(tx: Tx, items: Item[], batch: Batch): Promise<void> {
  const mine = items.flatMap(({ index, item }) =>
    item.customer === undefined
      ? []
      : [{ index, externalId: item.customer, kpis: { [item.kpi]: item.value } }],
  );
  const customers = await upsertCustomers(
    tx,
    mine.map(({ index: _, ...news }) => news),
  );
  for (const { index, externalId } of mine) {
    const customer = customers.get(externalId);
    if (!customer) throw new Error("a measured customer was neither added nor found");
    if (customer.status === "erased") {
      const message = "This customer was erased.";
      batch.refuse(index, 409, [{ path: "customer", code: "erased", message }]);
    } else batch.accept(index, 200, customer.id);
  }
}

async function recordOfPeriods(
  tx: Tx,
  items: Item[],
  catalogue: Catalogue,
  batch: Batch,
): Promise<void> {
  const mine = items.flatMap(({ index, item }) => {
    const kpi = catalogue.get(item.kpi);
    return kpi && item.period ? [{ index, kpi, period: item.period, value: item.value }] : [];
  });
  const written = await recordPeriodValues(
    tx,
    mine.map(({ kpi, period, value }) => ({
      kpiId: kpi.id,
      periodStart: period.start,
      team: period.team ?? "",
      value,
    })),
  );
  mine.forEach(({ index }, at) => {
    const row = written[at];
    if (row) batch.accept(index, row.created ? 201 : 200, row.id);
  });
}
