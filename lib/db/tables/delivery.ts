import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { planned } from "@/lib/db/tables/delivery-plan";
import { survey } from "@/lib/db/tables/surveys";
import { eventTenancy, moment, tenancy, tenantKey, times } from "@/lib/db/tenancy";

const channels = [...planned, "link"] as const;

/** A way to customers as an organisation has set it up, and how it has been working. */
export const channel = pgTable(
  "channel",
  {
    ...tenantKey,
    kind: text("kind", { enum: channels }).notNull(),
    active: boolean("active").notNull(),
    /** What may be read, as lib/delivery/channel-config.ts has it. */
    settings: jsonb("settings").notNull(),
    /** Its secrets, sealed (lib/ground/sealed.ts). */
    sealed: text("sealed"),
    /** Messages a minute, at most. */
    perMinute: integer("per_minute"),
    /** Since when the sender is new to its receivers, who take few messages from strangers. */
    warmUpFrom: moment("warm_up_from"),
    /** Whose first days are counted: the domain that the sender had when it was last counted. */
    warmUpDomain: text("warm_up_domain"),
    /** Times in a row that it could not be used; while the circuit is open nothing is tried. */
    failures: integer("failures").notNull().default(0),
    openUntil: moment("open_until"),
    problem: text("problem"),
    problemAt: moment("problem_at"),
    /** When administrators were last told of it, and whether what they know is that it fails. */
    toldAt: moment("told_at"),
    toldFailing: boolean("told_failing").notNull().default(false),
    /** Up to where it was last looked through for what is not wanted any more; null: from the front. */
    sweptDueAt: moment("swept_due_at"),
    sweptId: uuid("swept_id"),
    /** What was taken of the limits in the current minute and day. */
    minuteAt: moment("minute_at"),
    minuteCount: integer("minute_count").notNull().default(0),
    dayAt: moment("day_at"),
    dayCount: integer("day_count").notNull().default(0),
    ...times,
  },
  (t) => [...tenancy("channel", t), uniqueIndex("channel_kind_key").on(t.organizationId, t.kind)],
);

export const invitation = pgTable(
  "invitation",
  {
    ...tenantKey,
    surveyId: uuid("survey_id").notNull(),
    versionId: uuid("version_id").notNull(),
    customerId: uuid("customer_id").notNull(),
    interactionId: uuid("interaction_id"),
    triggerId: uuid("trigger_id"),
    /** Instead of a trigger: customers were asked because a member said so. */
    roundId: uuid("round_id"),
    channel: text("channel", { enum: channels }).notNull(),
    status: text("status", {
      enum: ["scheduled", "sending", "sent", "kept", "failed", "answered", "cancelled"],
    }).notNull(),
    dueAt: moment("due_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    sentAt: moment("sent_at"),
    answeredAt: moment("answered_at"),
    failure: text("failure"),
    /** What is tried next when the channel fails for good. */
    route: text("route", { enum: planned }).array().notNull().default([]),
    remindersSent: integer("reminders_sent").notNull().default(0),
    remindAt: moment("remind_at"),
    /** Whether something other than a site is tried next. */
    hasNext: boolean("has_next").generatedAlwaysAs(sql`coalesce(route[1] <> 'widget', false)`),
    /** When half of the time has passed in which it can be answered, in UTC. */
    halfwayAt: timestamp("halfway_at", { precision: 3 }).generatedAlwaysAs(
      sql`(due_at at time zone 'UTC') + (expires_at - due_at) / 2`,
    ),
    ...times,
  },
  (t) => [
    ...eventTenancy("invitation", t),
    uniqueIndex("invitation_interaction_key")
      .on(t.organizationId, t.interactionId, t.surveyId)
      .where(sql`interaction_id is not null`),
    uniqueIndex("invitation_round_key")
      .on(t.organizationId, t.roundId, t.customerId)
      .where(sql`round_id is not null`),
    index("invitation_due_index")
      .on(t.organizationId, t.channel, t.dueAt, t.id)
      .where(sql`status = 'scheduled'`),
    index("invitation_failed_index")
      .on(t.organizationId, t.channel, t.dueAt, t.id)
      .where(sql`status = 'failed'`),
    index("invitation_waiting_index")
      .on(t.organizationId, t.surveyId, t.remindersSent, t.hasNext, t.dueAt)
      .where(sql`channel = 'widget' and status = 'scheduled'`),
    index("invitation_hand_on_index")
      .on(t.organizationId, t.dueAt)
      .where(sql`channel = 'widget' and status = 'scheduled' and has_next`),
    index("invitation_halfway_index")
      .on(t.organizationId, t.halfwayAt)
      .where(sql`channel = 'widget' and status = 'scheduled' and has_next`),
    index("invitation_remind_index")
      .on(t.organizationId, t.remindAt, t.id)
      .where(sql`status = 'sent' and remind_at is not null`),
    index("invitation_customer_index").on(t.organizationId, t.customerId, t.createdAt),
    index("invitation_trigger_index")
      .on(t.organizationId, t.triggerId, t.dueAt)
      .where(sql`trigger_id is not null`),
    index("invitation_pending_index")
      .on(t.organizationId, t.triggerId)
      .where(sql`status = 'scheduled' and trigger_id is not null`),
    index("invitation_survey_index").on(t.organizationId, t.surveyId, t.createdAt),
  ],
);

/** One attempt to deliver an invitation, as the customer saw it. */
export const message = pgTable(
  "message",
  {
    ...tenantKey,
    invitationId: uuid("invitation_id").notNull(),
    channel: text("channel", { enum: channels }).notNull(),
    address: text("address").notNull(),
    subject: text("subject").notNull(),
    bodyText: text("body_text").notNull(),
    /** Null where a channel carries plain text only. */
    bodyHtml: text("body_html"),
    status: text("status", {
      enum: ["handing-over", "sent", "kept", "failed", "unknown"],
    }).notNull(),
    receipt: text("receipt"),
    /** What the provider calls it. */
    providerId: text("provider_id"),
    failure: text("failure"),
    createdAt: moment("created_at").notNull(),
    finishedAt: moment("finished_at"),
  },
  (t) => [
    ...eventTenancy("message", t),
    index("message_invitation_index").on(t.organizationId, t.invitationId),
    index("message_created_index").on(t.organizationId, t.createdAt),
    index("message_handing_over_index")
      .on(t.organizationId, t.createdAt)
      .where(sql`status = 'handing-over'`),
    index("message_provider_index")
      .on(t.organizationId, t.providerId)
      .where(sql`provider_id is not null`),
  ],
);

/** A member who calls a customer, or called: at most one at a time holds an invitation. */
export const call = pgTable(
  "call",
  {
    ...tenantKey,
    invitationId: uuid("invitation_id").notNull(),
    memberId: uuid("member_id").notNull(),
    takenAt: moment("taken_at").notNull(),
    endedAt: moment("ended_at"),
    outcome: text("outcome", {
      enum: ["answered", "not-reached", "survey-declined", "unsubscribed", "given-back"],
    }),
  },
  (t) => [
    ...tenancy("call", t),
    foreignKey({
      name: "call_invitation_fk",
      columns: [t.organizationId, t.invitationId],
      foreignColumns: [invitation.organizationId, invitation.id],
    }).onDelete("cascade"),
    uniqueIndex("call_open_key").on(t.organizationId, t.invitationId).where(sql`ended_at is null`),
    index("call_invitation_index").on(t.organizationId, t.invitationId),
    index("call_ended_index").on(t.organizationId, t.endedAt),
  ],
);

/** Letters that were handed out together, to be printed and posted. */
export const letterBatch = pgTable(
  "letter_batch",
  {
    ...tenantKey,
    letters: integer("letters").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    ...tenancy("letter_batch", t),
    index("letter_batch_created_index").on(t.organizationId, t.createdAt),
  ],
);

/** One of them: the message it is, and the code by which its survey opens. */
export const letter = pgTable(
  "letter",
  {
    ...tenantKey,
    batchId: uuid("batch_id").notNull(),
    messageId: uuid("message_id").notNull(),
    code: text("code").notNull(),
    /** What its words are written in. */
    language: text("language").notNull(),
  },
  (t) => [
    ...tenancy("letter", t),
    foreignKey({
      name: "letter_batch_fk",
      columns: [t.organizationId, t.batchId],
      foreignColumns: [letterBatch.organizationId, letterBatch.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "letter_message_fk",
      columns: [t.organizationId, t.messageId],
      foreignColumns: [message.organizationId, message.id],
    }).onDelete("cascade"),
    uniqueIndex("letter_code_key").on(t.organizationId, t.code),
    uniqueIndex("letter_message_key").on(t.organizationId, t.messageId),
    index("letter_batch_index").on(t.organizationId, t.batchId),
  ],
);

/** A link of a mail that was opened, by whomever or whatever; nothing follows from it. */
export const click = pgTable(
  "click",
  {
    ...tenantKey,
    invitationId: uuid("invitation_id").notNull(),
    /** Null for the link that nobody sees. */
    score: smallint("score"),
    /** Asked for without being shown: by HEAD, or by a browser ahead of its reader. */
    ahead: boolean("ahead").notNull(),
    userAgent: text("user_agent"),
    /** What a member says of it; null: what the rule says. */
    verdict: text("verdict", { enum: ["person", "machine"] }),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    ...eventTenancy("click", t),
    index("click_invitation_index").on(t.organizationId, t.invitationId),
  ],
);

/**
 * An address that must not be written to, whoever the customer behind it is: somebody said no, or
 * nothing arrives there ("bounced").
 */
export const optOut = pgTable(
  "opt_out",
  {
    ...tenantKey,
    address: text("address").notNull(),
    source: text("source", {
      enum: [
        "preferences",
        "one-click",
        "phone",
        "api",
        "provider",
        "bounced",
        "complaint",
        "reply",
      ],
    }).notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    ...tenancy("opt_out", t),
    uniqueIndex("opt_out_address_key").on(t.organizationId, t.address),
  ],
);

/** An address whose owner does not want one survey again, and may be asked others. */
export const surveyOptOut = pgTable(
  "survey_opt_out",
  {
    ...tenantKey,
    surveyId: uuid("survey_id").notNull(),
    address: text("address").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    ...tenancy("survey_opt_out", t),
    foreignKey({
      name: "survey_opt_out_survey_fk",
      columns: [t.organizationId, t.surveyId],
      foreignColumns: [survey.organizationId, survey.id],
    }).onDelete("cascade"),
    uniqueIndex("survey_opt_out_address_key").on(t.organizationId, t.address, t.surveyId),
  ],
);
