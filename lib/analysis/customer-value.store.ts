import { type SQL, sql } from "drizzle-orm";
import type { CustomerField } from "@/lib/analysis/customer-fields";
import {
  customerWorth,
  hasLeft,
  lastEstimate,
  marginOf,
  type WorthRules,
  whileHere,
  yearsAsCustomer,
} from "@/lib/db/customer-worth";
import { customerMoney } from "@/lib/db/money";
import { customer } from "@/lib/db/tables/customers";
import { customerValue as estimate } from "@/lib/db/tables/value";

/** A customer's number as SQL. Whoever was acquired and has not left is retained. */
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
      return retained(rules);
    case "probabilityAlive":
      return whileHere(rules, lastEstimate(sql`${estimate.probabilityAlive}`, rules));
  }
}

/** Whether the customer is still one: 1, 0, or nothing where nobody can tell. */
function retained(rules: WorthRules): SQL {
  return sql`case when ${hasLeft(rules)} then 0
    when ${customer.retained} or ${customer.acquiredAt} <= ${rules.today}::date then 1 end`;
}
