import { type SQL, sql } from "drizzle-orm";
import type { CustomerField } from "@/lib/analysis/customer-fields";
import {
  customerWorth,
  lastEstimate,
  marginOf,
  type WorthRules,
  yearsAsCustomer,
} from "@/lib/db/customer-worth";
import { customerMoney } from "@/lib/db/money";
import { customer } from "@/lib/db/tables/customers";
import { customerValue as estimate } from "@/lib/db/tables/value";

/** A customer's number as SQL. Whoever was acquired and has not left is retained, unless somebody said so. */
export function customerValue(field: CustomerField, rules: WorthRules): SQL {
  switch (field) {
    case "clv":
      return customerWorth(rules);
    case "annualRevenue":
      return customerMoney("annualRevenue", rules);
    case "annualMargin":
      return sql`(${customerMoney("annualRevenue", rules)} * ${marginOf(rules)})`;
    case "grossMargin":
      return sql`${customer.grossMargin}`;
    case "costToServe":
      return customerMoney("costToServe", rules);
    case "acquisitionCost":
      return customerMoney("acquisitionCost", rules);
    case "tenure":
      return yearsAsCustomer(rules);
    case "retained":
      return retainedAt(rules.today);
    case "probabilityAlive":
      return lastEstimate(sql`${estimate.probabilityAlive}`);
  }
}

/** Whether the customer is still one: 1, 0, or nothing where nobody can tell. */
function retainedAt(today: string): SQL {
  return sql`case when ${customer.retained} is not null then ${customer.retained}::int
    when ${customer.churnedAt} <= ${today}::date then 0
    when ${customer.acquiredAt} <= ${today}::date then 1 end`;
}
