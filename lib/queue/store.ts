import { sql } from "drizzle-orm";
import type { Database } from "@/lib/db/client";

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
