import { sql } from "drizzle-orm";
import {
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  jsonb,
  numeric,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { customer } from "@/lib/db/tables/customers";
import { moment, tenancy, tenantKey, times } from "@/lib/db/tenancy";

/** The model an organisation values its customers by, as it was last fitted. */
export const valueFit = pgTable(
  "value_fit",
  {
    ...tenantKey,
    /** What was asked; a refit asks the same again. */
    request: jsonb("request").notNull(),
    result: jsonb("result").notNull(),
    fittedAt: moment("fitted_at").notNull(),
  },
  (t) => [
    ...tenancy("value_fit", t),
    uniqueIndex("value_fit_organization_key").on(t.organizationId),
  ],
);

/** The fit somebody asked for last, and how far it is; one at a time. */
export const valueRun = pgTable(
  "value_run",
  {
    ...tenantKey,
    request: jsonb("request").notNull(),
    status: text("status", { enum: ["queued", "running", "ended"] }).notNull(),
    /** 0–1 */
    progress: doublePrecision("progress").notNull().default(0),
    /** Why there is no value, in one sentence; null where there is one. */
    problem: text("problem"),
    /** Models that gave no value when they were last fitted. */
    failed: jsonb("failed").$type<string[]>().notNull().default([]),
    askedAt: moment("asked_at").notNull(),
    /** When anything was last heard of it. */
    heardAt: moment("heard_at").notNull(),
  },
  (t) => [
    ...tenancy("value_run", t),
    uniqueIndex("value_run_organization_key").on(t.organizationId),
    check("value_run_status_check", sql`${t.status} in ('queued', 'running', 'ended')`),
  ],
);

/** What a customer was estimated to be worth: the last estimate of each month. */
export const customerValue = pgTable(
  "customer_value",
  {
    ...tenantKey,
    customerId: uuid("customer_id").notNull(),
    /** First day of the month in which it was estimated. */
    month: date("month", { mode: "string" }).notNull(),
    model: text("model").notNull(),
    clv: doublePrecision("clv").notNull(),
    clvLow: doublePrecision("clv_low").notNull(),
    clvHigh: doublePrecision("clv_high").notNull(),
    probabilityAlive: doublePrecision("probability_alive"),
    expectedTransactions: doublePrecision("expected_transactions"),
    /** Fifth of the customers by value: 1 the most valuable. */
    tier: smallint("tier").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (t) => [
    ...tenancy("customer_value", t),
    foreignKey({
      name: "customer_value_customer_fk",
      columns: [t.organizationId, t.customerId],
      foreignColumns: [customer.organizationId, customer.id],
    }).onDelete("cascade"),
    uniqueIndex("customer_value_month_key").on(t.organizationId, t.customerId, t.month),
    index("customer_value_time_index").on(t.organizationId, t.month),
    check("customer_value_tier_check", sql`${t.tier} between 1 and 5`),
  ],
);

/** What one unit of another currency is worth in the organisation's, from a day until the next rate. */
export const exchangeRate = pgTable(
  "exchange_rate",
  {
    ...tenantKey,
    currency: text("currency").notNull(),
    /** The organisation's at the time: after a change of it, its rates do not hold. */
    ownCurrency: text("own_currency").notNull(),
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    rate: numeric("rate").notNull(),
    ...times,
  },
  (t) => [
    ...tenancy("exchange_rate", t),
    uniqueIndex("exchange_rate_key").on(t.organizationId, t.ownCurrency, t.currency, t.validFrom),
    check("exchange_rate_rate_check", sql`${t.rate} > 0`),
    check("exchange_rate_currency_check", sql`${t.currency} <> ${t.ownCurrency}`),
  ],
);
