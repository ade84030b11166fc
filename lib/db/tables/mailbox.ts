import { bigint, boolean, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { moment, tenancy, tenantKey, times } from "@/lib/db/tenancy";

/** The mailbox an organisation's mail comes back to, and how far it was read; one at most. */
export const bounceMailbox = pgTable(
  "bounce_mailbox",
  {
    ...tenantKey,
    host: text("host").notNull(),
    port: integer("port").notNull(),
    /** TLS from the first byte. */
    secure: boolean("secure").notNull(),
    login: text("login").notNull(),
    /** Its password, sealed (lib/ground/sealed.ts). */
    sealed: text("sealed").notNull(),
    folder: text("folder").notNull(),
    /** What the server calls this numbering of its mails; another one begins anew. */
    numbering: text("numbering"),
    /** The number of the last mail that was read. */
    readUpTo: bigint("read_up_to", { mode: "number" }).notNull().default(0),
    /** How many mails were read, and how many of them reported on a message known here. */
    mailsRead: integer("mails_read").notNull().default(0),
    reports: integer("reports").notNull().default(0),
    readAt: moment("read_at"),
    problem: text("problem"),
    ...times,
  },
  (t) => [
    ...tenancy("bounce_mailbox", t),
    uniqueIndex("bounce_mailbox_organization_key").on(t.organizationId),
  ],
);
