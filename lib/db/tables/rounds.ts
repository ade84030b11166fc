import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { survey } from "@/lib/db/tables/surveys";
import { eventTenancy, moment, tenancy, tenantKey, times } from "@/lib/db/tenancy";

/** A survey that is sent to many customers at once, because somebody says so and not after an interaction. */
export const round = pgTable(
  "round",
  {
    ...tenantKey,
    surveyId: uuid("survey_id").notNull(),
    /** Who and when: the shape is lib/touchpoints/rounds/shapes.ts. */
    rules: jsonb("rules").notNull(),
    /** First it is counted whom it would ask, then, if somebody says so, they are asked. */
    status: text("status", {
      enum: ["counting", "counted", "asking", "asked", "cancelling", "cancelled"],
    }).notNull(),
    /** Whose work is under way: another run begins with another. */
    runId: uuid("run_id"),
    /** How many customers there were when it was begun, and how many of them were looked at. */
    customers: integer("customers").notNull().default(0),
    seen: integer("seen").notNull().default(0),
    /** The last one looked at. */
    place: uuid("place"),
    /** What has come of it so far: the shape is lib/touchpoints/rounds/tally.ts. */
    tally: jsonb("tally").notNull(),
    /** The same, as it was counted before. */
    estimate: jsonb("estimate"),
    /** When anything was last heard of its work. */
    heardAt: moment("heard_at").notNull(),
    startedAt: moment("started_at"),
    endedAt: moment("ended_at"),
    ...times,
  },
  (t) => [
    ...tenancy("round", t),
    foreignKey({
      name: "round_survey_fk",
      columns: [t.organizationId, t.surveyId],
      foreignColumns: [survey.organizationId, survey.id],
    }).onDelete("cascade"),
    index("round_survey_index").on(t.organizationId, t.surveyId, t.createdAt),
    // One at a time: whoever starts a second has pressed a button twice.
    uniqueIndex("round_asking_key").on(t.organizationId, t.surveyId).where(sql`status = 'asking'`),
    index("round_work_index")
      .on(t.organizationId, t.heardAt)
      .where(sql`status in ('counting', 'asking', 'cancelling')`),
    check(
      "round_status_check",
      sql`${t.status} in ('counting', 'counted', 'asking', 'asked', 'cancelling', 'cancelled')`,
    ),
  ],
);

/** What a round decided on one customer. */
export const roundDecision = pgTable(
  "round_decision",
  {
    ...tenantKey,
    roundId: uuid("round_id").notNull(),
    /** Null once the customer was erased. */
    customerId: uuid("customer_id"),
    decision: text("decision", { enum: ["invited", "suppressed"] }).notNull(),
    /** The first reason of a suppression. */
    reason: text("reason"),
    /** Every rule met, as lib/touchpoints/shapes.ts has it. */
    detail: jsonb("detail").notNull(),
    decidedAt: moment("decided_at").notNull(),
  },
  (t) => [
    ...eventTenancy("round_decision", t),
    uniqueIndex("round_decision_customer_key").on(t.organizationId, t.roundId, t.customerId),
    index("round_decision_reason_index").on(t.organizationId, t.roundId, t.reason, t.id),
    index("round_decision_list_index").on(t.organizationId, t.roundId, t.id),
    index("round_decision_person_index").on(t.organizationId, t.customerId),
  ],
);
