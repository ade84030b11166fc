import { PgBoss } from "pg-boss";
import { log } from "@/lib/ground/log";
import { type QueueName, queues } from "@/lib/queue/jobs";

/** What a queue's worker does with one job's payload; throwing means "try again later". */
export type Handlers = {
  [Q in QueueName]?: (payload: unknown, signal: AbortSignal) => Promise<void>;
};

export interface WorkOptions {
  /** The application role's URL. */
  url: string;
  handlers: Handlers;
  /** Cron expressions of queues whose jobs start by themselves. */
  schedules?: Partial<Record<QueueName, string>>;
  pollingIntervalSeconds?: number;
}

export interface Worker {
  /** Finishes what is running (at most 20 s), then lets go of the database. */
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
  for (const [queue, handle] of Object.entries(handlers)) {
    await boss.work<unknown>(
      queue,
      { pollingIntervalSeconds, burstWhenBatchFull: true },
      async (jobs) => {
        for (const job of jobs) {
          try {
            await handle(job.data, job.signal);
          } catch (error) {
            log.error("job.failed", error, { queue, job: job.id });
            throw error;
          }
        }
      },
    );
  }
  log.info("worker.started", {
    queues: Object.keys(handlers).length,
    of: Object.keys(queues).length,
  });
  return { stop: () => boss.stop({ graceful: true, timeout: 20_000 }) };
}
