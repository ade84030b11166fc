import { eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { noteChange } from "@/lib/db/note-changes";
import { customerValue, valueFit } from "@/lib/db/tables/value";
import { newId } from "@/lib/ground/ids";
import type { Estimate, ValueAnswer, ValueRequest } from "@/lib/value/shapes";

const rowsPerStatement = 20_000;

/**
 * Keeps what customers are worth as of a month, in place of an earlier estimate of that month; who
 * has no value any more has none. Tiers are fifths by value.
 */
export async function keepEstimates(
  tx: Tx,
  { month, model, estimates }: { month: string; model: string; estimates: readonly Estimate[] },
): Promise<void> {
  await noteChange(tx);
  await tx.db.execute(sql`delete from customer_value
    where organization_id = ${tx.organizationId} and month = ${month}::date`);
  const ranked = [...estimates].sort((a, b) => b.clv - a.clv);
  const at = tx.now().toISOString();
  for (let start = 0; start < ranked.length; start += rowsPerStatement) {
    const rows = ranked.slice(start, start + rowsPerStatement).map((estimate, i) => ({
      ...estimate,
      id: newId(),
      tier: 1 + Math.floor((5 * (start + i)) / ranked.length),
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

/** Each customer's newest estimate, as a query of `id` and `clv`. */
export function newestEstimates(organizationId: string): SQL {
  return sql`select distinct on (${customerValue.customerId}) ${customerValue.customerId} as id,
      ${customerValue.clv} as clv
    from ${customerValue} where ${customerValue.organizationId} = ${organizationId}
    order by ${customerValue.customerId}, ${customerValue.month} desc`;
}
