import { sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";

const dayMilliseconds = 86_400_000;

/** By channel, what waits, what of it is due, and what was given up; none of it beyond a limit. */
export async function countQueued(tx: Tx, limit: number) {
  const { organizationId } = tx;
  const now = tx.now().toISOString();
  const those = (status: string, further = sql``) => sql`(select count(*)::int from (
    select 1 from invitation
    where organization_id = ${organizationId} and channel = kind.name
      and status = ${sql.raw(`'${status}'`)} ${further} limit ${limit}) as few)`;
  const open = sql`(select count(*)::int from (
    select expires_at from invitation
    where organization_id = ${organizationId} and channel = kind.name and status = 'failed'
    order by due_at desc, id desc limit ${limit}) as few
    where expires_at > ${now}::timestamptz)`;
  return tx.db.execute<{
    channel: PlannedKind;
    scheduled: number;
    due: number;
    failed: number;
    retriable: number;
  }>(sql`
    select kind.name as channel, ${those("scheduled")} as scheduled,
      ${those("scheduled", sql`and due_at <= ${now}::timestamptz`)} as due,
      ${those("failed")} as failed, ${open} as retriable
    from unnest(${sql.param([...plannedKinds])}::text[]) as kind (name)`);
}

/** What is being handed over, and what was sent within a day; of no more messages than the limit. */
export async function countHandedOver(tx: Tx, limit: number) {
  const { organizationId } = tx;
  const since = new Date(tx.now().getTime() - dayMilliseconds).toISOString();
  const [row] = await tx.db.execute<{ sending: number; sent: number; seen: number }>(sql`
    select
      (select count(*)::int from (select 1 from message
        where organization_id = ${organizationId} and status = 'handing-over'
        limit ${limit}) as few) as sending,
      (count(*) filter (where status = 'sent'))::int as sent, count(*)::int as seen
    from (select status from message
      where organization_id = ${organizationId} and created_at > ${since}::timestamptz
      order by created_at desc limit ${limit}) as latest`);
  return row ?? { sending: 0, sent: 0, seen: 0 };
}
