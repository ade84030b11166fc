import { and, desc, eq, inArray, lt, type SQLWrapper, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { invitation, message } from "@/lib/db/tables/delivery";
import { survey } from "@/lib/db/tables/surveys";
import type { Found } from "@/lib/delivery/found-by";
import { foundInvitations } from "@/lib/delivery/found-invitations.store";
import { plannedKinds } from "@/lib/delivery/kinds";

interface Wanted {
  /** Of which invitations, where not of all. */
  found?: Found | undefined;
  limit: number;
  /** The last message of the page before. */
  before?: string | undefined;
}

/** A page looks at so many messages at most: of reminders the earlier ones are many, and not shown. */
const mostWalked = 5_000;

const accepted = (tx: Tx, before: string | undefined) =>
  and(
    eq(message.organizationId, tx.organizationId),
    eq(message.status, "sent"),
    inArray(message.channel, [...plannedKinds]),
    before === undefined ? undefined : lt(message.id, before),
  );

const columns = {
  messageId: message.id,
  invitationId: message.invitationId,
  sentAt: sql<string>`coalesce(${message.finishedAt}, ${message.createdAt})`.as("handed_over_at"),
  channel: message.channel,
  address: message.address,
};

/**
 * The latest message that was accepted of an invitation. They are few: gathered and not ordered with a
 * limit, for which the planner might walk all of the organisation's messages along their key.
 */
const latestOf = (tx: Tx, invitationId: SQLWrapper) => sql`(
  select (array_agg(later.id order by later.id desc))[1] from message as later
  where later.organization_id = ${tx.organizationId} and later.invitation_id = ${invitationId}
    and later.status = 'sent' and later.channel = any(${sql.param([...plannedKinds])}::text[]))`;

/**
 * A page of messages that were accepted, along their key: their ids grow with time. It is cut before
 * anything is joined to it, so that it costs the same also while the tables are still to be analysed. An
 * invitation that was reminded of has a later message, which stands for it.
 */
function pageOf(tx: Tx, { limit, before }: Wanted) {
  const walked = tx.db
    .select(columns)
    .from(message)
    .where(accepted(tx, before))
    .orderBy(desc(message.id))
    .limit(mostWalked)
    .as("walked");
  return tx.db
    .select()
    .from(walked)
    .where(sql`${walked.messageId} = ${latestOf(tx, walked.invitationId)}`)
    .orderBy(desc(walked.messageId))
    .limit(limit)
    .as("page");
}

/** The same of the invitations that a search means. */
function foundPageOf(tx: Tx, found: Found, { limit, before }: Wanted) {
  const theirs = foundInvitations(tx, found);
  const latest = tx.db
    .select(columns)
    .from(message)
    .where(
      and(
        eq(message.organizationId, tx.organizationId),
        sql`${message.id} = ${latestOf(tx, theirs.id)}`,
      ),
    )
    .as("latest");
  return tx.db
    .selectDistinct({
      messageId: latest.messageId,
      invitationId: latest.invitationId,
      sentAt: latest.sentAt,
      channel: latest.channel,
      address: latest.address,
    })
    .from(theirs)
    .crossJoinLateral(latest)
    .where(before === undefined ? undefined : lt(latest.messageId, before))
    .orderBy(desc(latest.messageId))
    .limit(limit)
    .as("page");
}

/** The last message that a page looks at, where there are as many as it may look at. */
export async function lastWalked(tx: Tx, before: string | undefined): Promise<string | undefined> {
  const [row] = await tx.db
    .select({ id: message.id })
    .from(message)
    .where(accepted(tx, before))
    .orderBy(desc(message.id))
    .offset(mostWalked - 1)
    .limit(1);
  return row?.id;
}

/** What was handed over, the latest first and each invitation once. */
export async function listSent(tx: Tx, wanted: Wanted) {
  const { organizationId } = tx;
  const { found } = wanted;
  const page = found ? foundPageOf(tx, found, wanted) : pageOf(tx, wanted);
  return tx.db
    .select({
      messageId: page.messageId,
      sentAt: page.sentAt,
      channel: page.channel,
      address: page.address,
      id: invitation.id,
      status: invitation.status,
      dueAt: invitation.dueAt,
      expiresAt: invitation.expiresAt,
      attempts: invitation.attempts,
      failure: invitation.failure,
      survey: invitation.surveyId,
      surveyName: survey.name,
      customerName: customer.name,
    })
    .from(page)
    .innerJoin(
      invitation,
      and(eq(invitation.organizationId, organizationId), eq(invitation.id, page.invitationId)),
    )
    .innerJoin(
      survey,
      and(eq(survey.organizationId, organizationId), eq(survey.id, invitation.surveyId)),
    )
    .innerJoin(
      customer,
      and(eq(customer.organizationId, organizationId), eq(customer.id, invitation.customerId)),
    )
    .orderBy(desc(page.messageId));
}
