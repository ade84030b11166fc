import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/access/context";
import { oneOf } from "@/lib/analysis/filter.store";
import type { AnalysisSettings } from "@/lib/analysis/settings.store";
import type { AnalysisFilter, ValueTier } from "@/lib/analysis/shapes";
import { customerWorth, thirdBegins } from "@/lib/db/customer-worth";
import { customer } from "@/lib/db/tables/customers";

/** The row's customer is of the segments and the value tiers of the filter. */
export function ofCustomer(ctx: Context, filter: AnalysisFilter, settings: AnalysisSettings): SQL {
  return sql`(${oneOf(customer.segment, filter.segments)} and ${ofTiers(ctx, filter, settings)})`;
}

/** Thirds of all the organisation's customers whose lifetime value is known, whatever the filter. */
function ofTiers(
  ctx: Context,
  { valueTiers = [] }: AnalysisFilter,
  settings: AnalysisSettings,
): SQL {
  if (valueTiers.length === 0) return sql`true`;
  const worth = customerWorth(settings);
  const middle = thirdBegins("middle", ctx.organizationId, settings);
  const highest = thirdBegins("highest", ctx.organizationId, settings);
  const tiers: Record<ValueTier, SQL> = {
    low: sql`${worth} < ${middle}`,
    middle: sql`(${worth} >= ${middle} and ${worth} < ${highest})`,
    high: sql`${worth} >= ${highest}`,
  };
  return sql`(${sql.join(
    valueTiers.map((tier) => tiers[tier]),
    sql` or `,
  )})`;
}
