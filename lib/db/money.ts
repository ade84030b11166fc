import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { customer, purchase } from "@/lib/db/tables/customers";
import { exchangeRate } from "@/lib/db/tables/value";

// The one place where amounts of several currencies become amounts of one.

/** What an amount is converted with. */
export interface MoneyRules {
  /** The organisation's currency. */
  currency: string;
  /** YYYY-MM-DD: whose rate holds for an amount without a day of its own. */
  today: string;
}

interface Amount {
  amount: SQLWrapper;
  currency: SQLWrapper;
  organizationId: SQLWrapper;
  day: SQLWrapper;
}

/**
 * The amount in the organisation's currency, by the rate valid on its day; nothing where there is no
 * such rate. One that names no currency is in the organisation's.
 */
function inOwnCurrency({ amount, currency, organizationId, day }: Amount, own: string): SQL {
  return sql`case when coalesce(${currency}, ${own}) = ${own} then ${amount} else ${amount} * (
    select ${exchangeRate.rate} from ${exchangeRate}
    where ${exchangeRate.organizationId} = ${organizationId} and ${exchangeRate.currency} = ${currency}
      and ${exchangeRate.ownCurrency} = ${own} and ${exchangeRate.validFrom} <= ${day}
    order by ${exchangeRate.validFrom} desc limit 1) end`;
}

export type CustomerAmount = "clv" | "annualRevenue" | "costToServe" | "acquisitionCost";

/**
 * An amount of a customer in the organisation's currency: what was paid to win them by the rate of
 * their first day, all else by today's, because it is said of the present.
 */
export function customerMoney(column: CustomerAmount, { currency, today }: MoneyRules): SQL {
  const day =
    column === "acquisitionCost"
      ? sql`coalesce(${customer.acquiredAt}, ${today}::date)`
      : sql`${today}::date`;
  return inOwnCurrency(
    {
      ...{ amount: customer[column], currency: customer.currency, day },
      organizationId: customer.organizationId,
    },
    currency,
  );
}

/** The day of a purchase where the organisation is. */
export function purchaseDay(timeZone: string): SQL {
  return sql`(${purchase.occurredAt} at time zone ${timeZone})::date`;
}

/** What a purchase brought in the organisation's currency, by the rate of its day. */
export function purchaseMoney(
  column: "amount" | "margin",
  { currency, timeZone }: { currency: string; timeZone: string },
): SQL {
  return inOwnCurrency(
    {
      ...{ amount: purchase[column], currency: purchase.currency, day: purchaseDay(timeZone) },
      organizationId: purchase.organizationId,
    },
    currency,
  );
}
