import { expect, vi } from "vitest";
import type { Database } from "@/lib/db/client";

/** Waits until somebody waits for a row that somebody else holds. */
export async function blocked(database: Pick<Database, "raw">): Promise<void> {
  const isWaiting = async () => {
    const waiting = await database.raw`
      select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    expect(waiting).toHaveLength(1);
  };
  await vi.waitFor(isWaiting, { timeout: 15_000 });
}
