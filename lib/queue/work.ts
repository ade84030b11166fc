import { PgBoss } from "pg-boss";
import { log } from "@/lib/ground/log";
import { type QueueName, queues } from "@/lib/queue/jobs";

/**
 * What a queue's worker does with the payloads of the jobs it got together; throwing means "all of
 * them again later". The signal tells that the worker is about to stop.
 */
export type Handlers = {
  [Q in QueueName]?: (payloads: readonly unknown[], signal: AbortSignal) => Promise<void>;
};

/** How many jobs a worker takes at once, where taking them together is cheaper than one by one. */
const takenTogether: Partial<Record<string, number>> = { facts: 100 };

export interface WorkOptions {
  /** The application role's URL. */
  url: string;
  handlers: Handlers;
  /** Cron expressions of queues whose jobs start by themselves. */
  schedules?: Partial<Record<QueueName, string>>;
  pollingIntervalSeconds?: number;
}

export interface Worker {
  /** Tells handlers to come to an end, waits for them (at most 20 s), and leaves the database. */
  stop: () => Promise<void>;
}

/** Serves the queues until stopped. Any number of processes may do so at once. */
export async function startWorker(options: WorkOptions): Promise<Worker> {
  const { url, handlers, schedules = {}, pollingIntervalSeconds = 0.5 } = options;
  const boss = new PgBoss({
    connectionString: url,
    schema: "pgboss",
    createSchema: false,
    migrate: false,
    max: 4,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  boss.on("error", (error) => log.error("queue.error", error));
  await boss.start();
  for (const [queue, cron] of Object.entries(schedules)) await boss.schedule(queue, cron);
  const stopping = new AbortController();
  for (const [queue, handle] of Object.entries(handlers)) {
    const batchSize = takenTogether[queue] ?? 1;
    const options = { pollingIntervalSeconds, burstWhenBatchFull: true, batchSize };
    await boss.work<unknown>(queue, options, async (jobs) => {
      const signals = jobs.map(({ signal }) => signal);
      try {
        const signal = AbortSignal.any([...signals, stopping.signal]);
        await handle(
          jobs.map(({ data }) => data),
          signal,
        );
      } catch (error) {
        log.error("job.failed", error, { queue, jobs: jobs.map(({ id }) => id).join(" ") });
        throw error;
      }
    });
  }
  log.info("worker.started", {
    queues: Object.keys(handlers).length,
    of: Object.keys(queues).length,
  });
  return {
    stop: () => {
      stopping.abort();
      return boss.stop({ graceful: true, timeout: 20_000 });
    },
  };
}
