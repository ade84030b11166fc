import { and, eq, lt, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "@/lib/access/context";
import { keptResult } from "@/lib/db/tables/analysis";
import { customer, purchase } from "@/lib/db/tables/customers";
import { kpi, kpiPeriodValue } from "@/lib/db/tables/kpis";
import { organization } from "@/lib/db/tables/organization";
import { response } from "@/lib/db/tables/responses";
import { surveyVersion } from "@/lib/db/tables/surveys";
import { interaction } from "@/lib/db/tables/touchpoints";
import { customerValue } from "@/lib/db/tables/value";
import { newId } from "@/lib/ground/ids";

/**
 * The state of everything analysis reads, as one word. Of each table: how many rows, and the sum of
 * the moments they last changed. A change moves a row's moment forward, an insertion or a deletion
 * changes the count, so every committed change gives another word.
 */
export async function readDataVersion(tx: Tx): Promise<string> {
  const state = (table: PgTable) => sql`
    (select count(*) || '.' || coalesce(sum((extract(epoch from updated_at) * 1000)::bigint), 0)
      from ${table} where organization_id = ${tx.organizationId})`;
  const [found] = await tx.db.execute<{ version: string }>(sql`
    select md5(concat_ws(' ', ${state(customer)}, ${state(interaction)}, ${state(response)},
      ${state(kpi)}, ${state(purchase)}, ${state(customerValue)},
      (select count(*) || '.' || coalesce(sum((extract(epoch from updated_at) * 1000)::bigint), 0)
        from ${kpiPeriodValue} where organization_id = ${tx.organizationId}),
      (select count(*) from ${surveyVersion} where organization_id = ${tx.organizationId}),
      (select concat_ws(' ', time_zone, currency, gross_margin, minimum_group_size)
        from ${organization} where id = ${tx.organizationId}))) as version`);
  if (!found) throw new Error("A query without a table answers with one row.");
  return found.version;
}

/** What is kept for a request, whatever state of the data it was computed from. */
export async function findKept(tx: Tx, requestHash: string) {
  const [found] = await tx.db
    .select({
      result: keptResult.result,
      dataVersion: keptResult.dataVersion,
      computedAt: keptResult.computedAt,
    })
    .from(keptResult)
    .where(
      and(
        eq(keptResult.organizationId, tx.organizationId),
        eq(keptResult.requestHash, requestHash),
      ),
    );
  return found;
}

export interface NewResult {
  requestHash: string;
  dataVersion: string;
  result: unknown;
  computedAt: Date;
}

/** Keeps a result in place of an older one of the same request. */
export async function keepResult(tx: Tx, kept: NewResult): Promise<void> {
  await tx.db
    .insert(keptResult)
    .values({ ...kept, organizationId: tx.organizationId, id: newId() })
    .onConflictDoUpdate({
      target: [keptResult.organizationId, keptResult.requestHash],
      set: {
        dataVersion: kept.dataVersion,
        result: sql`excluded.result`,
        computedAt: kept.computedAt,
      },
    });
}

/** Forgets results that nobody has asked for again in the meantime. */
export async function forgetResults(tx: Tx, before: Date): Promise<void> {
  await tx.db
    .delete(keptResult)
    .where(
      and(eq(keptResult.organizationId, tx.organizationId), lt(keptResult.computedAt, before)),
    );
}
