import type { Database } from "@/lib/db/client";
import { queues } from "@/lib/queue/jobs";
import { type QueueFigures, selectQueues } from "@/lib/queue/store";

/** How full each queue is; about work, never about anyone's data. */
export async function readQueueFigures(database: Database): Promise<QueueFigures[]> {
  return selectQueues(database);
}

/** Whether every queue this code sends to exists. */
export async function hasQueues(database: Database): Promise<boolean> {
  const present = new Set((await selectQueues(database)).map(({ name }) => name));
  return Object.keys(queues).every((name) => present.has(name));
}
