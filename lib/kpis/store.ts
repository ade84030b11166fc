import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { noteChange } from "@/lib/db/note-changes";
import { kpi, kpiCare, kpiPeriodValue } from "@/lib/db/tables/kpis";
import { newId } from "@/lib/ground/ids";
import type { Kpi, KpiCare } from "./shapes";

const columns = {
  id: kpi.id,
  key: kpi.key,
  label: kpi.label,
  level: kpi.level,
  unit: kpi.unit,
  direction: kpi.direction,
  grain: kpi.grain,
  formula: kpi.formula,
};

/** Adds the KPIs that are not there yet; the others stay as they are. */
export async function insertMissing(tx: Tx, kpis: readonly Omit<Kpi, "id">[]): Promise<void> {
  const now = tx.now();
  const stamps = { organizationId: tx.organizationId, createdAt: now, updatedAt: now };
  await tx.db
    .insert(kpi)
    .values(kpis.map((entry) => ({ ...entry, ...stamps, id: newId() })))
    .onConflictDoNothing({ target: [kpi.organizationId, kpi.key] });
  await noteChange(tx);
}

export async function kpisNamed(tx: Tx, keys: readonly string[]): Promise<Kpi[]> {
  return tx.db
    .select(columns)
    .from(kpi)
    .where(and(eq(kpi.organizationId, tx.organizationId), inArray(kpi.key, [...keys])));
}

export async function allKpis(tx: Tx): Promise<Kpi[]> {
  return tx.db
    .select(columns)
    .from(kpi)
    .where(eq(kpi.organizationId, tx.organizationId))
    .orderBy(asc(kpi.label), asc(kpi.key));
}

/** Holds every KPI, so that two who compute KPIs from one another take turns. */
export async function holdKpis(tx: Tx): Promise<void> {
  await tx.db
    .select({ id: kpi.id })
    .from(kpi)
    .where(eq(kpi.organizationId, tx.organizationId))
    .orderBy(asc(kpi.id))
    .for("no key update");
}

/** Takes a computed KPI away; what is measured stays. */
export async function deleteComputed(tx: Tx, key: string): Promise<boolean> {
  const gone = await tx.db
    .delete(kpi)
    .where(and(eq(kpi.organizationId, tx.organizationId), eq(kpi.key, key), isNotNull(kpi.formula)))
    .returning({ id: kpi.id });
  await noteChange(tx);
  return gone.length > 0;
}

export async function deleteCare(tx: Tx, key: string): Promise<void> {
  await tx.db
    .delete(kpiCare)
    .where(and(eq(kpiCare.organizationId, tx.organizationId), eq(kpiCare.key, key)));
}

export async function updateKpi(tx: Tx, key: string, change: Partial<Omit<Kpi, "id" | "key">>) {
  const [changed] = await tx.db
    .update(kpi)
    .set({ ...change, updatedAt: tx.now() })
    .where(and(eq(kpi.organizationId, tx.organizationId), eq(kpi.key, key)))
    .returning(columns);
  await noteChange(tx);
  return changed;
}

/** By key. */
export async function allCare(tx: Tx): Promise<Map<string, KpiCare>> {
  const rows = await tx.db
    .select({
      key: kpiCare.key,
      owner: kpiCare.owner,
      target: kpiCare.target,
      source: kpiCare.source,
    })
    .from(kpiCare)
    .where(eq(kpiCare.organizationId, tx.organizationId));
  return new Map(rows.map(({ key, ...care }) => [key, care]));
}

/** Says what is given, and leaves the rest as it is. */
export async function upsertCare(tx: Tx, key: string, care: Partial<KpiCare>): Promise<void> {
  const now = tx.now();
  const stamps = { organizationId: tx.organizationId, createdAt: now, updatedAt: now };
  await tx.db
    .insert(kpiCare)
    .values({ ...care, ...stamps, key, id: newId() })
    .onConflictDoUpdate({
      target: [kpiCare.organizationId, kpiCare.key],
      set: { ...care, updatedAt: now },
    });
}

export interface PeriodValue {
  kpiId: string;
  periodStart: string;
  team: string;
  value: number;
}

/** Writes values by KPI, day and team, the last word counting; each comes back with its id. */
export async function upsertPeriodValues(tx: Tx, values: readonly PeriodValue[]) {
  const now = tx.now();
  const stamps = { organizationId: tx.organizationId, createdAt: now, updatedAt: now };
  await noteChange(tx);
  return tx.db
    .insert(kpiPeriodValue)
    .values(values.map((value) => ({ ...value, ...stamps, id: newId() })))
    .onConflictDoUpdate({
      target: [
        kpiPeriodValue.organizationId,
        kpiPeriodValue.kpiId,
        kpiPeriodValue.periodStart,
        kpiPeriodValue.team,
      ],
      set: { value: sql`excluded.value`, updatedAt: sql`excluded.updated_at` },
    })
    .returning({
      id: kpiPeriodValue.id,
      kpiId: kpiPeriodValue.kpiId,
      periodStart: kpiPeriodValue.periodStart,
      team: kpiPeriodValue.team,
      created: sql<boolean>`xmax = 0`,
    });
}
