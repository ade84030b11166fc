import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { message } from "@/lib/db/tables/delivery";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";
import { isOvertaken } from "@/lib/delivery/overtaken.store";

const dayMilliseconds = 86_400_000;

/**
 * By channel, what waits, what of it is due, and what was given up: what of that can be tried again, and
 * what cannot because its customer was asked anew; none of it beyond a limit.
 */
export async function countQueued(tx: Tx, limit: number) {
  const { organizationId } = tx;
  const now = tx.now().toISOString();
  const those = (status: string, further = sql``) => sql`(select count(*)::int from (
    select 1 from invitation
    where organization_id = ${organizationId} and channel = kind.name
      and status = ${sql.raw(`'${status}'`)} ${further} limit ${limit}) as few)`;
  const open = sql`(select count(*)::int as all,
      (count(*) filter (where overtaken))::int as overtaken from (
    select ${isOvertaken(tx, sql`kind.name`)} as overtaken from (
      select id, customer_id, created_at, expires_at from invitation
      where organization_id = ${organizationId} and channel = kind.name and status = 'failed'
      order by due_at desc, id desc limit ${limit}) as given
    where expires_at > ${now}::timestamptz) as few)`;
  return tx.db.execute<{
    channel: PlannedKind;
    scheduled: number;
    due: number;
    failed: number;
    retriable: number;
    overtaken: number;
  }>(sql`
    select kind.name as channel, ${those("scheduled")} as scheduled,
      ${those("scheduled", sql`and due_at <= ${now}::timestamptz`)} as due,
      ${those("failed")} as failed, open.all - open.overtaken as retriable, open.overtaken
    from unnest(${sql.param([...plannedKinds])}::text[]) as kind (name)
    cross join lateral ${open} as open`);
}

/** Messages whose handing over has begun; of no more than the limit. */
export async function countHandingOver(tx: Tx, limit: number): Promise<number> {
  const some = tx.db
    .select({ id: message.id })
    .from(message)
    .where(
      and(eq(message.organizationId, tx.organizationId), sql`${message.status} = 'handing-over'`),
    )
    .limit(limit)
    .as("some");
  return tx.db.$count(some);
}

/** What was sent within a day; of no more messages than the limit. */
export async function countSent(tx: Tx, limit: number) {
  const since = new Date(tx.now().getTime() - dayMilliseconds).toISOString();
  const [row] = await tx.db.execute<{ sent: number; seen: number }>(sql`
    select (count(*) filter (where status = 'sent'))::int as sent, count(*)::int as seen
    from (select status from message
      where organization_id = ${tx.organizationId} and created_at > ${since}::timestamptz
      order by created_at desc limit ${limit}) as latest`);
  return row ?? { sent: 0, seen: 0 };
}
