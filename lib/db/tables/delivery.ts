import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { customer } from "@/lib/db/tables/customers";
import { survey } from "@/lib/db/tables/surveys";
import { moment, tenancy, tenantKey, times } from "@/lib/db/tenancy";

export const invitation = pgTable(
  "invitation",
  {
    ...tenantKey,
    surveyId: uuid("survey_id").notNull(),
    versionId: uuid("version_id").notNull(),
    customerId: uuid("customer_id").notNull(),
    interactionId: uuid("interaction_id"),
    triggerId: uuid("trigger_id"),
    channel: text("channel", { enum: ["email", "link"] }).notNull(),
    status: text("status", {
      enum: ["scheduled", "sending", "sent", "kept", "failed", "answered", "cancelled"],
    }).notNull(),
    dueAt: moment("due_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    claimedAt: moment("claimed_at"),
    sentAt: moment("sent_at"),
    answeredAt: moment("answered_at"),
    failure: text("failure"),
    ...times,
  },
  (t) => [
    ...tenancy("invitation", t),
    foreignKey({
      name: "invitation_survey_fk",
      columns: [t.organizationId, t.surveyId],
      foreignColumns: [survey.organizationId, survey.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "invitation_customer_fk",
      columns: [t.organizationId, t.customerId],
      foreignColumns: [customer.organizationId, customer.id],
    }).onDelete("cascade"),
    uniqueIndex("invitation_interaction_key")
      .on(t.organizationId, t.interactionId, t.surveyId)
      .where(sql`interaction_id is not null`),
    index("invitation_due_index")
      .on(t.organizationId, t.dueAt)
      .where(sql`status in ('scheduled', 'sending')`),
    index("invitation_customer_index").on(t.organizationId, t.customerId, t.createdAt),
    index("invitation_trigger_index")
      .on(t.organizationId, t.triggerId, t.dueAt)
      .where(sql`trigger_id is not null`),
    index("invitation_survey_index").on(t.organizationId, t.surveyId, t.createdAt),
  ],
);

/** One attempt to deliver an invitation, as the customer saw it. */
export const message = pgTable(
  "message",
  {
    ...tenantKey,
    invitationId: uuid("invitation_id").notNull(),
    channel: text("channel", { enum: ["email"] }).notNull(),
    address: text("address").notNull(),
    subject: text("subject").notNull(),
    bodyText: text("body_text").notNull(),
    bodyHtml: text("body_html").notNull(),
    status: text("status", {
      enum: ["handing-over", "sent", "kept", "failed", "unknown"],
    }).notNull(),
    receipt: text("receipt"),
    failure: text("failure"),
    createdAt: moment("created_at").notNull(),
    finishedAt: moment("finished_at"),
  },
  (t) => [
    ...tenancy("message", t),
    foreignKey({
      name: "message_invitation_fk",
      columns: [t.organizationId, t.invitationId],
      foreignColumns: [invitation.organizationId, invitation.id],
    }).onDelete("cascade"),
    index("message_invitation_index").on(t.organizationId, t.invitationId),
    index("message_created_index").on(t.organizationId, t.createdAt),
  ],
);

/** An address that must not be written to, whoever the customer behind it is. */
export const optOut = pgTable(
  "opt_out",
  {
    ...tenantKey,
    address: text("address").notNull(),
    source: text("source", { enum: ["preferences", "one-click", "api"] }).notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    ...tenancy("opt_out", t),
    uniqueIndex("opt_out_address_key").on(t.organizationId, t.address),
  ],
);
