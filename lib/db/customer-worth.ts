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
  /** The model that was fitted last; nothing before the first fit. What another estimated holds no more. */
  valueModel: string | null;
}

/** Who is no customer any more: the day on which they left has come, or somebody said that they are none. */
export function hasLeft({ today }: Pick<WorthRules, "today">): SQL {
  return sql`(${customer.retained} is false or (${customer.churnedAt} <= ${today}::date) is true)`;
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

/** Something of the customer's newest estimate, if it is of the model that was fitted last. */
export function lastEstimate(what: SQL, { valueModel }: Pick<WorthRules, "valueModel">): SQL {
  return sql`(select case when ${customerValue.model} = ${valueModel} then ${what} end
    from ${customerValue}
    where ${customerValue.organizationId} = ${customer.organizationId}
      and ${customerValue.customerId} = ${customer.id}
    order by ${customerValue.month} desc limit 1)`;
}

/** What the organisation brought; what the model it chose says; what follows from what it brought. */
export const worthSources = ["imported", "estimated", "elements"] as const;
export type WorthSource = (typeof worthSources)[number];

const estimated = (rules: WorthRules) => lastEstimate(sql`${customerValue.clv}`, rules);

function worthBySource(rules: WorthRules, estimate: SQL): Record<WorthSource, SQL> {
  return {
    imported: customerMoney("clv", rules),
    estimated: sql`(${whileHere(rules, estimate)})::numeric`,
    elements: sql`((${customerMoney("annualRevenue", rules)} * ${marginOf(rules)}
      - ${customerMoney("costToServe", rules)}) * ${yearsAsCustomer(rules)}
      - ${customerMoney("acquisitionCost", rules)})`,
  };
}

/** What a model expects of a customer, who has to be one still: it was said of years to come. */
export function whileHere(rules: Pick<WorthRules, "today">, estimate: SQL): SQL {
  return sql`case when not ${hasLeft(rules)} then ${estimate} end`;
}

function firstKnown(known: Record<WorthSource, SQL>): SQL {
  const inOrder = worthSources.map((source) => known[source]);
  return sql`coalesce(${sql.join(inOrder, sql`, `)})`;
}

/**
 * A customer's lifetime value: the imported one, else, while they are a customer, what the model
 * that was fitted last estimated last, else (revenue × margin − cost to serve) × years − acquisition
 * cost; where one of the four is missing they give none, because an empty cell is not zero.
 *
 * @param estimate the customer's newest estimate by that model, where a query of everybody has it
 *   at hand already
 */
export function customerWorth(rules: WorthRules, estimate = estimated(rules)): SQL {
  return firstKnown(worthBySource(rules, estimate));
}

/** The same, and of those who left what the model expected of them when it valued them last. */
export function worthWhenLastHere(rules: WorthRules, estimate: SQL): SQL {
  return firstKnown({ ...worthBySource(rules, estimate), estimated: sql`(${estimate})::numeric` });
}

/** Where that value comes from: a `WorthSource`, or nothing where there is none. */
export function sourceOfWorth(rules: WorthRules, estimate = estimated(rules)): SQL {
  const known = worthBySource(rules, estimate);
  const cases = worthSources.map((source) => sql`when ${known[source]} is not null then ${source}`);
  return sql`case ${sql.join(cases, sql` `)} end`;
}

/** Below which share of the customers, by what they are worth, each of the upper thirds begins. */
const thirds = { middle: 1 / 3, highest: 2 / 3 };

/** Where one of the upper thirds of all rows begins. */
export function beginsAt(third: keyof typeof thirds, worth: SQL): SQL {
  return sql`percentile_cont(${thirds[third]}::float8) within group (order by ${worth})`;
}

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
    select ${beginsAt(third, customerWorth(rules))}
    from ${customer} where ${customer.organizationId} = ${organizationId})`;
}
