import { type SQL, sql } from "drizzle-orm";
import { customerMoney, type MoneyRules } from "@/lib/db/money";
import { customer } from "@/lib/db/tables/customers";
import { customerValue } from "@/lib/db/tables/value";

/** What the worth of a customer is worked out with. */
export interface WorthRules extends MoneyRules {
  /** The organisation's, for customers without one of their own; 0–1. */
  grossMargin: string | number | null;
  /** Where the years of those who stayed end, too. */
  today: string;
}

/** How long somebody has been a customer, or was; nothing where nobody can tell. */
export function yearsAsCustomer({ today }: Pick<WorthRules, "today">): SQL {
  const end = sql`least(${customer.churnedAt}, ${today}::date)`;
  return sql`case when ${customer.acquiredAt} <= ${end}
    then (${end} - ${customer.acquiredAt})::numeric / 365.25 end`;
}

/** The share of revenue that is margin: the customer's, else the organisation's. */
export function marginOf({ grossMargin }: Pick<WorthRules, "grossMargin">): SQL {
  return sql`coalesce(${customer.grossMargin}, ${grossMargin}::numeric)`;
}

/** Something of the customer's newest estimate. */
export function lastEstimate(what: SQL): SQL {
  return sql`(select ${what} from ${customerValue}
    where ${customerValue.organizationId} = ${customer.organizationId}
      and ${customerValue.customerId} = ${customer.id}
    order by ${customerValue.month} desc limit 1)`;
}

/** What the organisation brought; what the model it chose says; what follows from what it brought. */
export const worthSources = ["imported", "estimated", "elements"] as const;
export type WorthSource = (typeof worthSources)[number];

const estimated = () => lastEstimate(sql`${customerValue.clv}`);

function worthBySource(rules: WorthRules, estimate: SQL): Record<WorthSource, SQL> {
  return {
    imported: customerMoney("clv", rules),
    estimated: sql`(${estimate})::numeric`,
    elements: sql`((${customerMoney("annualRevenue", rules)} * ${marginOf(rules)}
      - ${customerMoney("costToServe", rules)}) * ${yearsAsCustomer(rules)}
      - ${customerMoney("acquisitionCost", rules)})`,
  };
}

/**
 * A customer's lifetime value: the imported one, else what the model in use estimated last, else
 * (revenue × margin − cost to serve) × years − acquisition cost; where one of the four is missing
 * they give none, because an empty cell is not zero.
 *
 * @param estimate the customer's newest estimate, where a query of everybody has it at hand already
 */
export function customerWorth(rules: WorthRules, estimate = estimated()): SQL {
  const known = worthBySource(rules, estimate);
  return sql`coalesce(${sql.join(
    worthSources.map((source) => known[source]),
    sql`, `,
  )})`;
}

/** Where that value comes from: a `WorthSource`, or nothing where there is none. */
export function sourceOfWorth(rules: WorthRules, estimate = estimated()): SQL {
  const known = worthBySource(rules, estimate);
  const cases = worthSources.map((source) => sql`when ${known[source]} is not null then ${source}`);
  return sql`case ${sql.join(cases, sql` `)} end`;
}

/** Below which share of the customers, by what they are worth, each of the upper thirds begins. */
export const thirds = { middle: 1 / 3, highest: 2 / 3 };

/**
 * Where one of the upper thirds begins, when all the organisation's customers whose worth is known
 * are cut into three by it: a scalar query.
 */
export function thirdBegins(
  third: keyof typeof thirds,
  organizationId: string,
  rules: WorthRules,
): SQL {
  return sql`(
    select percentile_cont(${thirds[third]}::float8) within group (order by ${customerWorth(rules)})
    from ${customer} where ${customer.organizationId} = ${organizationId})`;
}
