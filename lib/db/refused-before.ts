import { type SQL, sql } from "drizzle-orm";
import type { message } from "@/lib/db/tables/delivery";

interface RefusedBefore {
  channel: (typeof message.$inferSelect)["channel"];
  /** "unknown": it may have arrived all the same. */
  status: "failed" | "unknown";
  failure: string | null;
}

/**
 * The last message of an invitation by another channel than it has now, that did not arrive before it
 * was first sent; null where there is none.
 *
 * @param invitation how the statement around it names the invitation
 */
export const refusedBefore = (invitation: SQL) => sql<RefusedBefore | null>`(
  select jsonb_build_object('channel', channel, 'status', status, 'failure', failure) from message
  where organization_id = ${invitation}.organization_id and invitation_id = ${invitation}.id
    and channel <> ${invitation}.channel and status in ('failed', 'unknown')
    and created_at <= coalesce(${invitation}.sent_at, 'infinity')
  order by created_at desc limit 1)`;
