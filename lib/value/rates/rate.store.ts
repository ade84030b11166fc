import { and, desc, eq, lt, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customerMoney, purchaseDay, purchaseMoney } from "@/lib/db/money";
import { customer, purchase } from "@/lib/db/tables/customers";
import { exchangeRate } from "@/lib/db/tables/value";
import { newId } from "@/lib/ground/ids";
import type { ValueSettings } from "@/lib/value/histories.store";
import type { MissingRate, Rate, RateInput } from "@/lib/value/rates/shapes";

const columns = {
  id: exchangeRate.id,
  currency: exchangeRate.currency,
  ownCurrency: exchangeRate.ownCurrency,
  validFrom: exchangeRate.validFrom,
  rate: sql<number>`${exchangeRate.rate}::float8`,
};

/**
 * Keeps rates in place of those of the same currency and day: each as it is now, and whether it is
 * new. No two of those given may be of one currency and day.
 */
export async function keepRates(
  tx: Tx,
  ownCurrency: string,
  rates: readonly RateInput[],
): Promise<(Rate & { isNew: boolean })[]> {
  if (rates.length === 0) return [];
  const now = tx.now();
  const rows = rates.map(({ rate, ...rest }) => ({
    ...{ organizationId: tx.organizationId, id: newId(), ownCurrency, ...rest },
    ...{ rate: String(rate), createdAt: now, updatedAt: now },
  }));
  const kept = await tx.db
    .insert(exchangeRate)
    .values(rows)
    .onConflictDoUpdate({
      target: [
        exchangeRate.organizationId,
        exchangeRate.ownCurrency,
        exchangeRate.currency,
        exchangeRate.validFrom,
      ],
      set: { rate: sql`excluded.rate`, updatedAt: sql`excluded.updated_at` },
    })
    .returning(columns);
  const added = new Set(rows.map(({ id }) => id));
  return kept.map((rate) => ({ ...rate, isNew: added.has(rate.id) }));
}

/** By currency, the newest first: the place after which a page begins is a rate's own. */
export async function listRates(
  tx: Tx,
  ownCurrency: string,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<Rate[]> {
  const ours = and(
    eq(exchangeRate.organizationId, tx.organizationId),
    eq(exchangeRate.ownCurrency, ownCurrency),
  );
  const [last] = after
    ? await tx.db
        .select(columns)
        .from(exchangeRate)
        .where(and(ours, eq(exchangeRate.id, after)))
    : [];
  const further =
    last &&
    or(
      sql`${exchangeRate.currency} > ${last.currency}`,
      and(eq(exchangeRate.currency, last.currency), lt(exchangeRate.validFrom, last.validFrom)),
    );
  return tx.db
    .select(columns)
    .from(exchangeRate)
    .where(and(ours, further))
    .orderBy(exchangeRate.currency, desc(exchangeRate.validFrom))
    .limit(limit);
}

export async function deleteRate(tx: Tx, id: string): Promise<Rate | undefined> {
  const [gone] = await tx.db
    .delete(exchangeRate)
    .where(and(eq(exchangeRate.organizationId, tx.organizationId), eq(exchangeRate.id, id)))
    .returning(columns);
  return gone;
}

/** The currencies of amounts that no rate converts: of purchases, and of what is said of customers. */
export async function findMissingRates(tx: Tx, settings: ValueSettings): Promise<MissingRate[]> {
  const { currency, timeZone } = settings;
  const lacks = (column: Parameters<typeof customerMoney>[0]) =>
    sql`(${customer[column]} is not null and ${customerMoney(column, settings)} is null)`;
  const today = sql`${settings.today}::date`;
  return tx.db.execute<{ [Key in keyof MissingRate]: MissingRate[Key] }>(sql`
    with lacking as (
      select ${purchase.currency} as currency, ${purchaseDay(timeZone)} as day from ${purchase}
      where ${purchase.organizationId} = ${tx.organizationId} and ${purchase.currency} <> ${currency}
        and ${purchaseMoney("amount", settings)} is null
      union all
      select ${customer.currency}, case when ${lacks("acquisitionCost")}
        then coalesce(${customer.acquiredAt}, ${today}) else ${today} end
      from ${customer}
      where ${customer.organizationId} = ${tx.organizationId} and ${customer.currency} <> ${currency}
        and ${customer.erasedAt} is null and (${lacks("clv")} or ${lacks("annualRevenue")}
          or ${lacks("costToServe")} or ${lacks("acquisitionCost")})
    )
    select currency, count(*)::int as amounts, to_char(min(day), 'YYYY-MM-DD') as since
    from lacking group by currency order by 2 desc, 1 limit 20`);
}
