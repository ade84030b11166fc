import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { planned } from "@/lib/db/tables/delivery-plan";
import { survey } from "@/lib/db/tables/surveys";
import { eventTenancy, moment, tenancy, tenantKey, times } from "@/lib/db/tenancy";

export const trigger = pgTable(
  "trigger",
  {
    ...tenantKey,
    surveyId: uuid("survey_id").notNull(),
    name: text("name").notNull().default(""),
    active: boolean("active").notNull(),
    /** Higher is heard first; of equals, the older one. */
    priority: integer("priority").notNull().default(0),
    /** Empty lists match everything. */
    touchpoints: text("touchpoints").array().notNull(),
    channels: text("channels").array().notNull(),
    /** The shape is lib/touchpoints/condition.ts; tables know only that it is a list. */
    conditions: jsonb("conditions").$type<unknown[]>().notNull().default([]),
    startsAt: moment("starts_at"),
    endsAt: moment("ends_at"),
    delaySeconds: integer("delay_seconds").notNull(),
    /** The shape is lib/delivery/sending-window.ts. */
    sendingWindow: jsonb("sending_window"),
    /** Part of the matching interactions that is asked, 0–1. */
    share: doublePrecision("share").notNull(),
    /** Null: the contact policy's. */
    restPeriodSeconds: integer("rest_period_seconds"),
    whenResting: text("when_resting", { enum: ["drop", "delay"] })
      .notNull()
      .default("drop"),
    dailyCap: integer("daily_cap"),
    /** By which channels it asks, first choice first; null: as its survey's plan has it. */
    askBy: text("ask_by", { enum: planned }).array(),
    expiresAfterSeconds: integer("expires_after_seconds").notNull(),
    ...times,
  },
  (t) => [
    ...tenancy("trigger", t),
    foreignKey({
      name: "trigger_survey_fk",
      columns: [t.organizationId, t.surveyId],
      foreignColumns: [survey.organizationId, survey.id],
    }).onDelete("cascade"),
    index("trigger_survey_index").on(t.organizationId, t.surveyId),
    check("trigger_share_check", sql`${t.share} between 0 and 1`),
    check("trigger_cap_check", sql`${t.dailyCap} > 0`),
    check("trigger_ask_by_check", sql`cardinality(${t.askBy}) > 0`),
  ],
);

/** How many a trigger with a daily cap asks on each day, by a calendar, and when that was counted. */
export const dailyCount = pgTable(
  "daily_count",
  {
    /** The id is the trigger's. */
    ...tenantKey,
    zone: text("zone").notNull(),
    countedAt: moment("counted_at").notNull(),
    /** By day since 1 January 1970; the shape is lib/touchpoints/shapes.ts. */
    days: jsonb("days").notNull(),
  },
  (t) => [
    ...tenancy("daily_count", t),
    foreignKey({
      name: "daily_count_trigger_fk",
      columns: [t.organizationId, t.id],
      foreignColumns: [trigger.organizationId, trigger.id],
    }).onDelete("cascade"),
  ],
);

/**
 * A place on a day of a trigger with a daily cap that an invitation gave back before anybody was asked:
 * whoever decides next takes it out of what is kept counted.
 */
export const placeReturned = pgTable(
  "place_returned",
  {
    ...tenantKey,
    triggerId: uuid("trigger_id").notNull(),
    /** When the invitation was due. */
    dueAt: moment("due_at").notNull(),
  },
  (t) => [
    ...eventTenancy("place_returned", t),
    index("place_returned_trigger_index").on(t.organizationId, t.triggerId),
  ],
);

/** How often the organisation may ask one person; one row, or none while nobody has changed it. */
export const contactPolicy = pgTable(
  "contact_policy",
  {
    ...tenantKey,
    /** The shape is lib/touchpoints/contact-policy.ts. */
    rules: jsonb("rules").notNull(),
    ...times,
  },
  (t) => [
    ...tenancy("contact_policy", t),
    uniqueIndex("contact_policy_organization_key").on(t.organizationId),
  ],
);

export const interaction = pgTable(
  "interaction",
  {
    ...tenantKey,
    externalId: text("external_id"),
    /** Imported without an id: SHA-256 of the file and line number. */
    importKey: text("import_key"),
    customerId: uuid("customer_id"),
    occurredAt: moment("occurred_at").notNull(),
    channel: text("channel"),
    touchpoint: text("touchpoint"),
    agent: text("agent"),
    team: text("team"),
    kpis: jsonb("kpis").$type<Record<string, number>>().notNull().default({}),
    source: text("source", { enum: ["api", "import", "demo"] }).notNull(),
    /** Whether triggers decide on it: imported history is not asked about. */
    surveyable: boolean("surveyable").notNull(),
    decision: text("decision", { enum: ["invited", "suppressed"] }),
    /** The first reason of a suppression. */
    decisionReason: text("decision_reason"),
    /** Every rule met, as lib/touchpoints/shapes.ts has it. */
    decisionDetail: jsonb("decision_detail"),
    decidedAt: moment("decided_at"),
    ...times,
  },
  (t) => [
    ...eventTenancy("interaction", t),
    uniqueIndex("interaction_external_key").on(t.organizationId, t.externalId),
    uniqueIndex("interaction_import_key")
      .on(t.organizationId, t.importKey)
      .where(sql`import_key is not null`),
    index("interaction_customer_index").on(t.organizationId, t.customerId, t.occurredAt),
    index("interaction_occurred_index").on(t.organizationId, t.occurredAt),
    index("interaction_undecided_index")
      .on(t.organizationId, t.createdAt)
      .where(sql`surveyable and decision is null`),
    index("interaction_decided_index")
      .on(t.organizationId, t.decidedAt)
      .where(sql`decision is not null`),
  ],
);

/** A replay of the past under other rules that somebody asked for: how far it is, and what it gave. */
export const simulation = pgTable(
  "simulation",
  {
    ...tenantKey,
    /** The trigger it is about, the survey of a new one, or the organisation: its contact policy. */
    subjectId: uuid("subject_id").notNull(),
    requestHash: text("request_hash").notNull(),
    /** The shape is lib/touchpoints/simulation-shapes.ts. */
    request: jsonb("request").notNull(),
    /** Of everything it depends on, when it was begun; empty before. */
    state: text("state").notNull().default(""),
    status: text("status", { enum: ["queued", "running", "ended"] }).notNull(),
    /** 0–1 */
    progress: doublePrecision("progress").notNull().default(0),
    result: jsonb("result"),
    /** Why there is no result, in one sentence. */
    problem: text("problem"),
    askedAt: moment("asked_at").notNull(),
    /** When anything was last heard of it. */
    heardAt: moment("heard_at").notNull(),
  },
  (t) => [
    ...tenancy("simulation", t),
    uniqueIndex("simulation_request_key").on(t.organizationId, t.requestHash),
    index("simulation_subject_index").on(t.organizationId, t.subjectId, t.askedAt),
    check("simulation_status_check", sql`${t.status} in ('queued', 'running', 'ended')`),
  ],
);
