import { date, foreignKey, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { survey } from "@/lib/db/tables/surveys";
import { moment, tenancy, tenantKey } from "@/lib/db/tenancy";

/** A survey's mail as it went to an address of the organisation's own seed list, at most once a day. */
export const seedCopy = pgTable(
  "seed_copy",
  {
    ...tenantKey,
    surveyId: uuid("survey_id").notNull(),
    /** By the organisation's calendar. */
    day: date("day").notNull(),
    address: text("address").notNull(),
    status: text("status", { enum: ["handing-over", "sent", "kept", "failed"] }).notNull(),
    failure: text("failure"),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    ...tenancy("seed_copy", t),
    foreignKey({
      name: "seed_copy_survey_fk",
      columns: [t.organizationId, t.surveyId],
      foreignColumns: [survey.organizationId, survey.id],
    }).onDelete("cascade"),
    uniqueIndex("seed_copy_day_key").on(t.organizationId, t.surveyId, t.day, t.address),
    index("seed_copy_created_index").on(t.organizationId, t.createdAt),
  ],
);
