import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds } from "@/lib/db/among";
import { customer } from "@/lib/db/tables/customers";
import { invitation, message } from "@/lib/db/tables/delivery";
import { survey } from "@/lib/db/tables/surveys";
import { plannedKinds } from "@/lib/delivery/kinds";
import { countHandingOver } from "@/lib/delivery/queue-counts.store";
import { mostCounted } from "@/lib/delivery/queue-shapes";
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

interface Wanted extends Omit<MessageQuery, "search"> {
  /** Where it is known beforehand which they may be. */
  among?: readonly string[] | undefined;
}

/** Messages, newest first; one more than asked for tells that the list goes on. */
export async function listMessages(tx: Tx, { status, limit, cursor, among }: Wanted) {
  return tx.db
    .select(summary)
    .from(message)
    .innerJoin(invitation, itsInvitation)
    .innerJoin(survey, itsSurvey)
    .innerJoin(customer, itsCustomer)
    .where(
      and(
        eq(message.organizationId, tx.organizationId),
        among && amongIds(message.id, among),
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

/** What last stood in the way is looked for among so many of each channel that are next. */
const mostFailuresLookedAt = 1_000;

/**
 * How much is still to be sent, counted to one more than `mostCounted`, and what was last in its way:
 * what is wrong with a channel, or what happened to one of the messages that are next. Each channel is
 * read by its index of what waits and no further than that, however much waits.
 */
export async function countWaiting(tx: Tx) {
  const { organizationId } = tx;
  const bound = sql.raw(String(mostCounted + 1));
  const kinds = sql.param(`{${plannedKinds.join()}}`);
  const waits = sql`from invitation where organization_id = ${organizationId}
    and channel = planned.kind and status = 'scheduled' order by due_at, id`;
  const rows = await tx.db.execute<{
    waiting: number;
    due: number;
    failure: string | null;
  }>(sql`
    select counted.waiting, counted.due,
      case when counted.waiting > 0 then coalesce(channel.problem, last.failure) end as failure
    from unnest(${kinds}::text[]) as planned (kind)
    left join channel on channel.organization_id = ${organizationId} and channel.kind = planned.kind
    cross join lateral (
      select count(*)::int as waiting,
        (count(*) filter (where due_at <= ${tx.now().toISOString()}))::int as due
      from (select due_at ${waits} limit ${bound}) as waiting) as counted
    left join lateral (
      select failure, updated_at
      from (select failure, updated_at ${waits} limit ${sql.raw(String(mostFailuresLookedAt))}) as next
      where failure is not null order by updated_at desc limit 1) as last on true
    order by coalesce(channel.problem_at, last.updated_at) desc nulls last`);
  const handingOver = await countHandingOver(tx, mostCounted + 1);
  const total = (of: "waiting" | "due") => rows.reduce((sum, row) => sum + row[of], handingOver);
  const problem = rows.find(({ failure }) => failure !== null)?.failure ?? null;
  return { waiting: total("waiting"), due: total("due"), problem };
}
