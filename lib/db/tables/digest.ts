import { date, foreignKey, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { member } from "@/lib/db/tables/access";
import { moment, tenancy, tenantKey } from "@/lib/db/tenancy";

/** The weekly mail to one member: there is one row a week, whoever hands it over. */
export const digest = pgTable(
  "digest",
  {
    ...tenantKey,
    memberId: uuid("member_id").notNull(),
    /** The Monday, in the time zone of the organisation. */
    week: date("week", { mode: "string" }).notNull(),
    /** Before the mail server is asked. */
    claimedAt: moment("claimed_at").notNull(),
    /** When it said yes; null after a no, or where the answer was lost. */
    sentAt: moment("sent_at"),
  },
  (t) => [
    ...tenancy("digest", t),
    uniqueIndex("digest_member_week_key").on(t.organizationId, t.memberId, t.week),
    foreignKey({
      name: "digest_member_fk",
      columns: [t.organizationId, t.memberId],
      foreignColumns: [member.organizationId, member.id],
    }).onDelete("cascade"),
  ],
);
