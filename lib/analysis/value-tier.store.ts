import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customerValue } from "@/lib/analysis/customer-value.store";
import { oneOf } from "@/lib/analysis/filter.store";
import type { AnalysisSettings } from "@/lib/analysis/settings.store";
import type { AnalysisFilter, ValueTier } from "@/lib/analysis/shapes";
import { customer } from "@/lib/db/tables/customers";

/** The row's customer is of the segments and the value tiers of the filter. */
export function ofCustomer(tx: Tx, filter: AnalysisFilter, settings: AnalysisSettings): SQL {
  return sql`(${oneOf(customer.segment, filter.segments)} and ${ofTiers(tx, filter, settings)})`;
}

/** Thirds of all the organisation's customers whose lifetime value is known, whatever the filter. */
function ofTiers(tx: Tx, { valueTiers = [] }: AnalysisFilter, settings: AnalysisSettings): SQL {
  if (valueTiers.length === 0) return sql`true`;
  const value = customerValue("clv", settings);
  const bound = (share: number) => sql`(
    select percentile_cont(${share}::float8) within group (order by ${value})
    from ${customer} where ${customer.organizationId} = ${tx.organizationId})`;
  const tiers: Record<ValueTier, SQL> = {
    low: sql`${value} < ${bound(1 / 3)}`,
    middle: sql`(${value} >= ${bound(1 / 3)} and ${value} < ${bound(2 / 3)})`,
    high: sql`${value} >= ${bound(2 / 3)}`,
  };
  return sql`(${sql.join(
    valueTiers.map((tier) => tiers[tier]),
    sql` or `,
  )})`;
}
