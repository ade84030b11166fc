import { type SQL, sql } from "drizzle-orm";
import type { CustomerField } from "@/lib/analysis/customer-fields";
import type { AnalysisSettings } from "@/lib/analysis/settings.store";
import { customer } from "@/lib/db/tables/customers";

type Rules = Pick<AnalysisSettings, "grossMargin" | "today">;

/**
 * A customer's number as SQL. `clv` is the imported value, else (revenue × margin − cost to serve) ×
 * years − acquisition cost; where one of the four is missing there is no value, because an empty
 * cell is not zero. Whoever was acquired and has not left is retained, unless somebody said so.
 */
export function customerValue(field: CustomerField, rules: Rules): SQL {
  const margin = sql`coalesce(${customer.grossMargin}, ${rules.grossMargin}::numeric)`;
  const years = yearsOf(rules.today);
  switch (field) {
    case "clv":
      return sql`coalesce(${customer.clv}, (${customer.annualRevenue} * ${margin}
        - ${customer.costToServe}) * ${years} - ${customer.acquisitionCost})`;
    case "annualRevenue":
      return sql`${customer.annualRevenue}`;
    case "grossMargin":
      return sql`${customer.grossMargin}`;
    case "costToServe":
      return sql`${customer.costToServe}`;
    case "acquisitionCost":
      return sql`${customer.acquisitionCost}`;
    case "tenure":
      return years;
    case "retained":
      return retainedAt(rules.today);
  }
}

/** Whether the customer is still one: 1, 0, or nothing where nobody can tell. */
function retainedAt(today: string): SQL {
  return sql`case when ${customer.retained} is not null then ${customer.retained}::int
    when ${customer.churnedAt} <= ${today}::date then 0
    when ${customer.acquiredAt} <= ${today}::date then 1 end`;
}

function yearsOf(today: string): SQL {
  const end = sql`least(${customer.churnedAt}, ${today}::date)`;
  return sql`case when ${customer.acquiredAt} <= ${end}
    then (${end} - ${customer.acquiredAt})::numeric / 365.25 end`;
}
