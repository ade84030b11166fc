import { eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { noteChange } from "@/lib/db/note-changes";
import { customer } from "@/lib/db/tables/customers";
import { customerValue, valueFit } from "@/lib/db/tables/value";
import { newId } from "@/lib/ground/ids";
import type { Estimates } from "@/lib/value/estimates";
import type { ValueAnswer, ValueRequest } from "@/lib/value/shapes";

const rowsPerStatement = 5_000;

interface NewEstimates {
  month: string;
  model: string;
  /** Of all who were valued, in the order of which the estimates speak. */
  ids: readonly string[];
  estimates: Estimates;
  /** Of each estimate: in which fifth by value. */
  tiers: Uint8Array;
}

/**
 * Keeps what customers are worth as of a month, in place of an earlier estimate of that month; who
 * has no value any more has none. Rows are written in the order of the ids.
 *
 * @param report told the share that is written
 */
export async function keepEstimates(
  tx: Tx,
  { month, model, ids, estimates, tiers }: NewEstimates,
  report: (share: number) => Promise<void>,
): Promise<void> {
  await noteChange(tx);
  await tx.db.execute(sql`delete from customer_value
    where organization_id = ${tx.organizationId} and month = ${month}::date`);
  const at = tx.now().toISOString();
  const count = estimates.of.length;
  for (let start = 0; start < count; start += rowsPerStatement) {
    const places = estimates.of.subarray(start, start + rowsPerStatement);
    // As JSON, what is not a number is null.
    const rows = Array.from(places, (place, k) => ({
      ...{ id: newId(), customerId: ids[place], clv: estimates.clv[start + k] },
      ...{ clvLow: estimates.clvLow[start + k], clvHigh: estimates.clvHigh[start + k] },
      probabilityAlive: estimates.probabilityAlive[start + k],
      expectedTransactions: estimates.expectedTransactions[start + k],
      tier: tiers[start + k],
    }));
    await tx.db.execute(sql`
      insert into customer_value (organization_id, id, customer_id, month, model, clv, clv_low,
        clv_high, probability_alive, expected_transactions, tier, updated_at)
      select ${tx.organizationId}, s.id, s."customerId", ${month}::date, ${model}, s.clv,
        s."clvLow", s."clvHigh", s."probabilityAlive", s."expectedTransactions", s.tier,
        ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as s(id uuid,
        "customerId" uuid, clv float8, "clvLow" float8, "clvHigh" float8,
        "probabilityAlive" float8, "expectedTransactions" float8, tier smallint)
      join customer on customer.organization_id = ${tx.organizationId}
        and customer.id = s."customerId" and customer.erased_at is null`);
    await report((start + rows.length) / count);
  }
}

/** Remembers how the organisation values its customers, so that it can be done again. */
export async function keepFit(tx: Tx, request: ValueRequest, result: ValueAnswer): Promise<void> {
  const fittedAt = tx.now();
  await tx.db
    .insert(valueFit)
    .values({ organizationId: tx.organizationId, id: newId(), request, result, fittedAt })
    .onConflictDoUpdate({
      target: [valueFit.organizationId],
      set: { request: sql`excluded.request`, result: sql`excluded.result`, fittedAt },
    });
}

/** The fit the values in use come from. */
export async function findFit(tx: Tx) {
  const [found] = await tx.db
    .select({ request: valueFit.request, result: valueFit.result, fittedAt: valueFit.fittedAt })
    .from(valueFit)
    .where(eq(valueFit.organizationId, tx.organizationId));
  return found;
}

/**
 * Each customer's newest estimate, if it is of the model that was fitted last, as a query of `id`
 * and `clv`. Nearly everybody's is of the newest month: that is read at once, and only who has none
 * there is looked up in the months before.
 */
export function newestEstimates(organizationId: string, model: string | null): SQL {
  const ours = sql`estimate.organization_id = ${organizationId}`;
  return sql`select ${customer.id} as id, coalesce(newest.clv, earlier.clv) as clv
    from ${customer} left join ${customerValue} as newest
      on newest.organization_id = ${organizationId} and newest.customer_id = ${customer.id}
      and newest.month = (select max(month) from ${customerValue} as estimate where ${ours})
    left join lateral (
      select estimate.clv, estimate.model from ${customerValue} as estimate
      where ${ours} and estimate.customer_id = ${customer.id} and newest.id is null
      order by estimate.month desc limit 1
    ) as earlier on true
    where ${customer.organizationId} = ${organizationId}
      and coalesce(newest.model, earlier.model) = ${model}`;
}
