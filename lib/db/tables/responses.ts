import { sql } from "drizzle-orm";
import {
  boolean,
  doublePrecision,
  index,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { eventTenancy, moment, tenantKey, times } from "@/lib/db/tenancy";

/**
 * What was answered. `subject_id` is the customer, or the row's own id when nobody is known, and is
 * the unit of every resample.
 */
export const response = pgTable(
  "response",
  {
    ...tenantKey,
    externalId: text("external_id"),
    /** Came with a file; where it came from is what `source` says. */
    imported: boolean("imported").notNull().default(false),
    surveyId: uuid("survey_id").notNull(),
    versionId: uuid("version_id").notNull(),
    customerId: uuid("customer_id"),
    subjectId: uuid("subject_id").notNull(),
    interactionId: uuid("interaction_id"),
    invitationId: uuid("invitation_id"),
    answers: jsonb("answers").$type<Record<string, number | string | string[]>>().notNull(),
    nps: smallint("nps"),
    csat: doublePrecision("csat"),
    ces: doublePrecision("ces"),
    class: text("class", { enum: ["promoter", "passive", "detractor"] }),
    partial: boolean("partial").notNull(),
    source: text("source").notNull(),
    /** When the page was opened; only a script can tell, and only its own clock's difference is used. */
    startedAt: moment("started_at"),
    /** When the first of the answers was kept: it never changes, also when more of them come. */
    answeredAt: moment("answered_at").notNull(),
    /** When the customer said that this was all. */
    completedAt: moment("completed_at"),
    correctedAt: moment("corrected_at"),
    /** Milliseconds spent on each question, by its key; only a script can tell. */
    durations: jsonb("durations").$type<Record<string, number>>(),
    device: text("device", { enum: ["phone", "tablet", "desktop"] }),
    /** Signs of carelessness. Nothing is dropped because of them. */
    flags: text("flags", { enum: ["speeder", "straight-liner"] })
      .array()
      .notNull()
      .default(sql`'{}'`),
    receivedAt: moment("received_at").notNull(),
    ...times,
  },
  (t) => [
    ...eventTenancy("response", t),
    uniqueIndex("response_external_key")
      .on(t.organizationId, t.externalId)
      .where(sql`external_id is not null`),
    /** A file says once what was answered about an interaction. */
    uniqueIndex("response_import_key")
      .on(t.organizationId, t.interactionId, t.surveyId)
      .where(sql`imported`),
    uniqueIndex("response_invitation_key")
      .on(t.organizationId, t.invitationId)
      .where(sql`invitation_id is not null`),
    index("response_survey_index").on(t.organizationId, t.surveyId, t.answeredAt),
    index("response_answered_index").on(t.organizationId, t.answeredAt),
    index("response_interaction_index").on(t.organizationId, t.interactionId),
    index("response_subject_index").on(t.organizationId, t.subjectId),
  ],
);
