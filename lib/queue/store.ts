import { sql } from "drizzle-orm";
import type { Database } from "@/lib/db/client";
import type { Scope, Transactional } from "@/lib/db/transaction";

/** One queue as pg-boss last counted it; it counts every ten seconds. */
export interface QueueFigures extends Record<string, unknown> {
  name: string;
  waiting: number;
  active: number;
  failed: number;
  oldestSeconds: number | null;
}

/** The queues there are, and how full. */
export async function selectQueues(database: Database): Promise<QueueFigures[]> {
  return database.orm.execute<QueueFigures>(sql`
    select name, ready_count + deferred_count as waiting, active_count as active,
      failed_count as failed, ready_oldest_seconds::float8 as "oldestSeconds"
    from pgboss.queue order by name`);
}

/**
 * What the organisation's jobs of a queue are about that wait, are being done or are tried again.
 *
 * @param key of their payloads, whose value is meant
 */
export async function findLiveJobs(
  tx: Scope & Transactional,
  { queue, key }: { queue: string; key: string },
): Promise<Set<string>> {
  const rows = await tx.db.execute<{ about: string }>(sql`
    select distinct data ->> ${key} as about from pgboss.job
    where name = ${queue} and state < 'completed'
      and data ->> 'organizationId' = ${tx.organizationId} and data ->> ${key} is not null`);
  return new Set(rows.map(({ about }) => about));
}
