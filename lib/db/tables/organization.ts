import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

/** Global: who uses this installation. Small and rarely written. */
export const organization = pgTable(
  "organization",
  {
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    currency: text("currency").notNull().default("EUR"),
    timeZone: text("time_zone").notNull().default("UTC"),
    /** Share of revenue that is margin, 0–1, for customers without one of their own. */
    grossMargin: numeric("gross_margin"),
    minimumGroupSize: integer("minimum_group_size").notNull().default(5),
    mailSender: text("mail_sender"),
    mailReplyTo: text("mail_reply_to"),
    /** True for the simulated organisation, which is marked wherever it shows. */
    demo: boolean("demo").notNull().default(false),
    createdAt: timestamp("created_at", { withTimezone: true, precision: 3 }).notNull(),
  },
  (t) => [
    primaryKey({ name: "organization_pk", columns: [t.id] }),
    check("organization_margin_check", sql`${t.grossMargin} between 0 and 1`),
    check("organization_group_check", sql`${t.minimumGroupSize} between 2 and 1000`),
  ],
);
