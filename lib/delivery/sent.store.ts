import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { literally } from "@/lib/db/literally";
import { customer } from "@/lib/db/tables/customers";
import { invitation, message } from "@/lib/db/tables/delivery";
import { survey } from "@/lib/db/tables/surveys";
import { plannedKinds } from "@/lib/delivery/kinds";

interface Wanted {
  search: string | undefined;
  limit: number;
  /** The last message of the page before. */
  before?: string | undefined;
}

/**
 * A page of messages that were accepted, along their key: their ids grow with time. It is cut before
 * anything is joined to it, so that it costs the same also while the tables are still to be analysed.
 */
function pageOf(tx: Tx, { search, limit, before }: Wanted) {
  const { organizationId } = tx;
  const pattern = `%${literally(search ?? "")}%`;
  const isFound = sql`(${message.address} ilike ${pattern} or exists (
    select from invitation join customer on customer.organization_id = invitation.organization_id
      and customer.id = invitation.customer_id
    where invitation.organization_id = ${organizationId}
      and invitation.id = ${message.invitationId} and customer.name ilike ${pattern}))`;
  return tx.db
    .select({
      messageId: message.id,
      invitationId: message.invitationId,
      sentAt: sql<string>`coalesce(${message.finishedAt}, ${message.createdAt})`.as(
        "handed_over_at",
      ),
      channel: message.channel,
      address: message.address,
    })
    .from(message)
    .where(
      and(
        eq(message.organizationId, organizationId),
        eq(message.status, "sent"),
        inArray(message.channel, [...plannedKinds]),
        search ? isFound : undefined,
        before === undefined ? undefined : lt(message.id, before),
      ),
    )
    .orderBy(desc(message.id))
    .limit(limit)
    .as("page");
}

/**
 * What was handed over, the latest first. An invitation that was reminded of has a later message: of its
 * earlier ones that is said.
 */
export async function listSent(tx: Tx, wanted: Wanted) {
  const { organizationId } = tx;
  const page = pageOf(tx, wanted);
  return tx.db
    .select({
      messageId: page.messageId,
      sentAt: page.sentAt,
      channel: page.channel,
      address: page.address,
      isLatest: sql<boolean>`not exists (select from message as later
        where later.organization_id = ${organizationId}
          and later.invitation_id = ${page.invitationId} and later.status = 'sent'
          and later.id > ${page.messageId})`,
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
