import { and, count, desc, eq, ilike, inArray, isNotNull, lt, lte, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { invitation, message } from "@/lib/db/tables/delivery";
import { survey } from "@/lib/db/tables/surveys";
import type { MessageQuery } from "@/lib/delivery/shapes";

const summary = {
  id: message.id,
  invitationId: invitation.id,
  createdAt: message.createdAt,
  status: message.status,
  address: message.address,
  channel: message.channel,
  subject: message.subject,
  failure: message.failure,
  surveyName: survey.name,
  customerId: customer.id,
  customerName: customer.name,
};
const whole = {
  ...summary,
  bodyText: message.bodyText,
  bodyHtml: message.bodyHtml,
  receipt: message.receipt,
  finishedAt: message.finishedAt,
  surveyId: survey.id,
  invitationStatus: invitation.status,
  attempts: invitation.attempts,
  nextAttemptAt: invitation.dueAt,
};

const itsInvitation = and(
  eq(invitation.organizationId, message.organizationId),
  eq(invitation.id, message.invitationId),
);
const itsSurvey = and(
  eq(survey.organizationId, message.organizationId),
  eq(survey.id, invitation.surveyId),
);
const itsCustomer = and(
  eq(customer.organizationId, message.organizationId),
  eq(customer.id, invitation.customerId),
);

/** Messages, newest first; one more than asked for tells that the list goes on. */
export async function listMessages(tx: Tx, query: MessageQuery) {
  const { search, status, limit, cursor } = query;
  const pattern = `%${(search ?? "").replace(/[\\%_]/g, "\\$&")}%`;
  return tx.db
    .select(summary)
    .from(message)
    .innerJoin(invitation, itsInvitation)
    .innerJoin(survey, itsSurvey)
    .innerJoin(customer, itsCustomer)
    .where(
      and(
        eq(message.organizationId, tx.organizationId),
        search ? or(ilike(message.address, pattern), ilike(customer.name, pattern)) : undefined,
        status && eq(message.status, status),
        cursor === undefined ? undefined : lt(message.id, cursor),
      ),
    )
    .orderBy(desc(message.id))
    .limit(limit + 1);
}

export async function findMessage(tx: Tx, id: string) {
  const [row] = await tx.db
    .select(whole)
    .from(message)
    .innerJoin(invitation, itsInvitation)
    .innerJoin(survey, itsSurvey)
    .innerJoin(customer, itsCustomer)
    .where(and(eq(message.organizationId, tx.organizationId), eq(message.id, id)));
  return row;
}

/** How much is still to be sent, and what was last in its way. */
export async function countWaiting(tx: Tx) {
  const { organizationId } = tx;
  const waiting = and(
    eq(invitation.organizationId, organizationId),
    inArray(invitation.status, ["scheduled", "sending"]),
  );
  const [counted] = await tx.db
    .select({
      waiting: count(),
      due: count(sql`case when ${lte(invitation.dueAt, tx.now())} then 1 end`),
    })
    .from(invitation)
    .where(waiting);
  const [held] = await tx.db
    .select({ failure: invitation.failure })
    .from(invitation)
    .where(and(waiting, isNotNull(invitation.failure)))
    .orderBy(desc(invitation.updatedAt))
    .limit(1);
  return { waiting: counted?.waiting ?? 0, due: counted?.due ?? 0, problem: held?.failure ?? null };
}
