import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment, tenancy, tenantKey, times } from "@/lib/db/tenancy";

export const customer = pgTable(
  "customer",
  {
    ...tenantKey,
    externalId: text("external_id"),
    /** Imported without an id: SHA-256 of the file and line number. */
    importKey: text("import_key"),
    name: text("name"),
    email: text("email"),
    /**
     * What customers are found by. Row-level security lets an index serve only conditions that
     * reveal nothing of other rows, which lower() is not held to be: so it is written down.
     */
    mailbox: text("mailbox").generatedAlwaysAs(sql`lower(email)`),
    /** The name in small letters, and the last word of it. */
    searchName: text("search_name").generatedAlwaysAs(sql`lower(name)`),
    searchSurname: text("search_surname").generatedAlwaysAs(
      sql`lower(substring(name from '[^[:space:]]+[[:space:]]*$'))`,
    ),
    phone: text("phone"),
    /** The phone number without its separators, as lib/delivery/address.ts compares numbers. */
    networkNumber: text("network_number").generatedAlwaysAs(
      sql`regexp_replace(regexp_replace(
        regexp_replace(phone, '^([[:space:]]*([+]|00)[^(]*)[(]0[)]', '\\1'),
        '[[:space:]()./-]', '', 'g'), '^00', '+')`,
    ),
    locale: text("locale"),
    timeZone: text("time_zone"),
    preferredChannel: text("preferred_channel"),
    segment: text("segment"),
    /** False: may not be asked. Null: nothing recorded. */
    consent: boolean("consent"),
    /** By channel, as lib/customers/consent.ts reads it with the one above. */
    channelConsents: jsonb("channel_consents")
      .$type<Record<string, boolean>>()
      .notNull()
      .default({}),
    acquiredAt: date("acquired_at", { mode: "string" }),
    churnedAt: date("churned_at", { mode: "string" }),
    retained: boolean("retained"),
    acquisitionCost: numeric("acquisition_cost"),
    annualRevenue: numeric("annual_revenue"),
    /** Share of revenue that is margin, 0–1. */
    grossMargin: numeric("gross_margin"),
    costToServe: numeric("cost_to_serve"),
    clv: numeric("clv"),
    currency: text("currency"),
    attributes: jsonb("attributes")
      .$type<Record<string, string | number | boolean>>()
      .notNull()
      .default({}),
    /** Measured per customer, by KPI key. */
    kpis: jsonb("kpis").$type<Record<string, number>>().notNull().default({}),
    /** Set when the person was erased: only what cannot identify anybody is left. */
    erasedAt: moment("erased_at"),
    ...times,
  },
  (t) => [
    ...tenancy("customer", t),
    uniqueIndex("customer_external_key").on(t.organizationId, t.externalId),
    uniqueIndex("customer_import_key")
      .on(t.organizationId, t.importKey)
      .where(sql`import_key is not null`),
    /** By which records of one person are found, and who begins with something. */
    index("customer_mailbox_index")
      .on(t.organizationId, t.mailbox.op("text_pattern_ops"))
      .where(sql`mailbox is not null`),
    index("customer_name_index")
      .on(t.organizationId, t.searchName.op("text_pattern_ops"))
      .where(sql`search_name is not null`),
    index("customer_surname_index")
      .on(t.organizationId, t.searchSurname.op("text_pattern_ops"))
      .where(sql`search_surname is not null`),
    index("customer_phone_index").on(t.organizationId, t.phone).where(sql`phone is not null`),
    index("customer_number_index")
      .on(t.organizationId, t.networkNumber)
      .where(sql`network_number is not null`),
    index("customer_segment_index").on(t.organizationId, t.segment).where(sql`segment is not null`),
    /** What an import asks before every chunk. */
    index("customer_erased_index")
      .on(t.organizationId, t.erasedAt)
      .where(sql`erased_at is not null`),
  ],
);

export const purchase = pgTable(
  "purchase",
  {
    ...tenantKey,
    externalId: text("external_id"),
    /** Imported without an id: SHA-256 of the file and line number. */
    importKey: text("import_key"),
    customerId: uuid("customer_id").notNull(),
    occurredAt: moment("occurred_at").notNull(),
    amount: numeric("amount").notNull(),
    margin: numeric("margin"),
    currency: text("currency").notNull(),
    product: text("product"),
    quantity: numeric("quantity"),
    ...times,
  },
  (t) => [
    ...tenancy("purchase", t),
    foreignKey({
      name: "purchase_customer_fk",
      columns: [t.organizationId, t.customerId],
      foreignColumns: [customer.organizationId, customer.id],
    }).onDelete("cascade"),
    uniqueIndex("purchase_external_key").on(t.organizationId, t.externalId),
    uniqueIndex("purchase_import_key")
      .on(t.organizationId, t.importKey)
      .where(sql`import_key is not null`),
    index("purchase_customer_index").on(t.organizationId, t.customerId, t.occurredAt),
  ],
);

/** A customer sent somebody: one who is known, or so many who are not. */
export const referral = pgTable(
  "referral",
  {
    ...tenantKey,
    externalId: text("external_id"),
    /** Imported without an id: SHA-256 of the file and line number. */
    importKey: text("import_key"),
    customerId: uuid("customer_id").notNull(),
    occurredAt: moment("occurred_at").notNull(),
    /** Who came of it, where that is known. */
    referredId: uuid("referred_id"),
    count: integer("count").notNull(),
    ...times,
  },
  (t) => [
    ...tenancy("referral", t),
    foreignKey({
      name: "referral_customer_fk",
      columns: [t.organizationId, t.customerId],
      foreignColumns: [customer.organizationId, customer.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "referral_referred_fk",
      columns: [t.organizationId, t.referredId],
      foreignColumns: [customer.organizationId, customer.id],
    }),
    uniqueIndex("referral_external_key").on(t.organizationId, t.externalId),
    uniqueIndex("referral_import_key")
      .on(t.organizationId, t.importKey)
      .where(sql`import_key is not null`),
    index("referral_customer_index").on(t.organizationId, t.customerId, t.occurredAt),
    index("referral_referred_index")
      .on(t.organizationId, t.referredId)
      .where(sql`referred_id is not null`),
  ],
);
