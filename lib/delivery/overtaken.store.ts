import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { PlannedKind } from "@/lib/delivery/kinds";

/** An invitation that was given up, by the name under which a statement has it. */
const given = {
  customerId: sql.raw("given.customer_id"),
  place: sql.raw("(given.created_at, given.id)"),
};

/**
 * Whether the customer of an invitation, `given` in its statement, has a newer one that was sent or
 * waits: to send both would ask them twice within their rest. Where all of a channel is tried again, also
 * one of this channel that was given up and will be tried itself. By the index of a customer's invitations.
 */
export function isOvertaken(tx: Tx, triedToo?: PlannedKind | SQL): SQL {
  const now = tx.now().toISOString();
  const orTried = triedToo
    ? sql`or (newer.status = 'failed' and newer.channel = ${triedToo}
        and newer.expires_at > ${now}::timestamptz)`
    : sql``;
  return sql`exists (select from invitation as newer
    where newer.organization_id = ${tx.organizationId}
      and newer.customer_id = ${given.customerId}
      and (newer.created_at, newer.id) > ${given.place}
      and (newer.status in ('scheduled', 'sending', 'sent', 'kept', 'answered') ${orTried}))`;
}
