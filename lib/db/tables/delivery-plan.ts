import { foreignKey, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { survey } from "@/lib/db/tables/surveys";
import { tenancy, tenantKey, times } from "@/lib/db/tenancy";

/** By what customers can be asked. */
export const planned = ["email", "sms", "webhook", "letter", "phone", "widget"] as const;

/** How a survey reaches its customers. */
export const deliveryPlan = pgTable(
  "delivery_plan",
  {
    ...tenantKey,
    surveyId: uuid("survey_id").notNull(),
    /** In the order in which they are tried. */
    channels: text("channels", { enum: planned }).array().notNull(),
    /** As lib/delivery/plan-shapes.ts has them. */
    reminders: jsonb("reminders").notNull(),
    ...times,
  },
  (t) => [
    ...tenancy("delivery_plan", t),
    foreignKey({
      name: "delivery_plan_survey_fk",
      columns: [t.organizationId, t.surveyId],
      foreignColumns: [survey.organizationId, survey.id],
    }).onDelete("cascade"),
    uniqueIndex("delivery_plan_survey_key").on(t.organizationId, t.surveyId),
  ],
);
