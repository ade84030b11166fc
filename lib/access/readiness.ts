import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "@/lib/db/client";
import { isMigrated, isReached } from "@/lib/db/readiness";
import { log } from "@/lib/ground/log";
import { hasQueues } from "@/lib/queue/figures";

const patienceMilliseconds = 3000;

export type Readiness = Record<"database" | "migrations" | "queue", boolean>;

async function holds(check: () => Promise<boolean>): Promise<boolean> {
  const giveUp = new AbortController();
  const late = wait(patienceMilliseconds, false, { signal: giveUp.signal, ref: false });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    log.warn("not-ready", { reason: error instanceof Error ? error.message : String(error) });
    return false;
  } finally {
    giveUp.abort();
  }
}

/** Whether this process can serve: the database answers, has our tables, and the queue is there. */
export async function readReadiness(database: Database): Promise<Readiness> {
  const [reached, migrations, queue] = await Promise.all([
    holds(() => isReached(database)),
    holds(() => isMigrated(database)),
    holds(() => hasQueues(database)),
  ]);
  return { database: reached, migrations, queue };
}
