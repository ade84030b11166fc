import { sql } from "drizzle-orm";
import { type Db, fromDrizzle, PgBoss, type QueueOptions } from "pg-boss";
import type postgres from "postgres";
import type { Database, Transaction } from "@/lib/db/client";
import type { Scope, Transactional } from "@/lib/db/transaction";
import { log } from "@/lib/ground/log";
import { findLiveJobs } from "@/lib/queue/store";

const retrying: QueueOptions = {
  retryLimit: 20,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 300,
};

/**
 * Every queue. A worker that dies stops its heartbeat, and the monitor hands its jobs to another;
 * handlers must therefore bear running twice.
 */
export const queues = {
  /** What has happened; lib/journey.ts says what follows. */
  facts: { ...retrying, expireInSeconds: 300, heartbeatSeconds: 10 },
  /** Hand due invitations of one organisation to their channels. */
  "invitations.send": { ...retrying, expireInSeconds: 600, heartbeatSeconds: 10 },
  /** Find organisations with due invitations or undecided interactions; scheduled every minute. */
  sweep: { retryLimit: 0, expireInSeconds: 300, heartbeatSeconds: 10 },
  /** Fit anew what customers are worth, of every organisation; scheduled every night. */
  "values.refit": { retryLimit: 0, expireInSeconds: 21_600, heartbeatSeconds: 10 },
  /** Fit what customers of one organisation are worth, because somebody asked. */
  "values.fit": { ...retrying, retryLimit: 3, expireInSeconds: 3_600, heartbeatSeconds: 10 },
  /** Bring the rollups of every organisation up to date; scheduled every minute. */
  "rollups.settle": { retryLimit: 0, expireInSeconds: 3_600, heartbeatSeconds: 10 },
  /** Compare every organisation's rollups with its rows; scheduled every night. */
  "rollups.check": { retryLimit: 0, expireInSeconds: 21_600, heartbeatSeconds: 10 },
  /** Mail the weekly digest of every organisation where it is Monday; scheduled every hour. */
  "digests.send": { retryLimit: 0, expireInSeconds: 3_600, heartbeatSeconds: 10 },
  /** Replay the past of one organisation under other rules, because somebody asked. */
  "simulation.run": { ...retrying, retryLimit: 3, expireInSeconds: 3_600, heartbeatSeconds: 10 },
  /** Count or ask the customers of a round, because somebody said so. */
  "round.run": { ...retrying, expireInSeconds: 21_600, heartbeatSeconds: 10 },
  /** Call off the rest of what a trigger has still to send that was switched off or removed. */
  "trigger.call-off": { ...retrying, expireInSeconds: 3_600, heartbeatSeconds: 10 },
  /** Mail administrators that a channel fails or works again. */
  "channels.tell": { retryLimit: 0, expireInSeconds: 300, heartbeatSeconds: 10 },
  /** Read what came back to every organisation's mailbox; scheduled every five minutes. */
  "mailboxes.read": { retryLimit: 0, expireInSeconds: 3_600, heartbeatSeconds: 10 },
  /** Read one uploaded file. */
  "import.run": { ...retrying, expireInSeconds: 21_600, heartbeatSeconds: 10 },
} as const satisfies Record<string, QueueOptions>;

export type QueueName = keyof typeof queues;

const bossOptions = { schema: "pgboss", createSchema: false, migrate: false } as const;

/** Installs or upgrades the queue's own schema and its queues; as the database's owner. */
export async function prepareQueues(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: "pgboss",
    supervise: false,
    schedule: false,
    max: 1,
  });
  const problems: unknown[] = [];
  boss.on("error", (error) => problems.push(error));
  await boss.start();
  for (const [name, options] of Object.entries(queues)) {
    if (await boss.getQueue(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, options);
  }
  await boss.stop({ graceful: false });
  if (problems.length > 0) throw problems[0];
}

/** Neither drizzle's serializers nor untyped parameters take times as anything but text. */
const asText = (value: unknown) => (value instanceof Date ? value.toISOString() : value);

/** pg-boss inside a transaction of ours. */
function overDrizzle(db: Transaction): Db {
  const { executeSql } = fromDrizzle(db, sql);
  return { executeSql: (text, values) => executeSql(text, values?.map(asText)) };
}

/** pg-boss on a connection of its own. */
function overPostgres(client: postgres.Sql): Db {
  const parameters = (values: unknown[] = []) =>
    values.map(asText) as postgres.ParameterOrJSON<never>[];
  return {
    executeSql: async (text, values) => ({ rows: await client.unsafe(text, parameters(values)) }),
  };
}

const senders = new WeakMap<Database, Promise<PgBoss>>();

function sender(database: Database): Promise<PgBoss> {
  const known = senders.get(database);
  if (known) return known;
  const boss = new PgBoss({
    ...bossOptions,
    db: overPostgres(database.queue),
    supervise: false,
    schedule: false,
  });
  // It looks at its queues every minute; a database that is away then is no reason to end.
  boss.on("error", (error) => log.error("queue.error", error));
  const started = boss.start();
  senders.set(database, started);
  started.catch(() => senders.delete(database));
  return started;
}

export interface JobTiming {
  startAfter?: Date;
}

/** Adds jobs in the caller's transaction: they exist exactly if what caused them was committed. */
export async function enqueue(
  tx: { database: Database; db: Transaction },
  queue: QueueName,
  payloads: readonly object[],
  timing: JobTiming = {},
): Promise<void> {
  if (payloads.length === 0) return;
  const boss = await sender(tx.database);
  const jobs = payloads.map((data) => ({ data, ...timing }));
  await boss.insert(queue, jobs, { db: overDrizzle(tx.db) });
}

/** Adds jobs for those things of an organisation that no job is there for, waiting, done or tried again. */
export async function enqueueMissing<Key extends string>(
  tx: Scope & Transactional,
  queue: QueueName,
  { key, payloads }: { key: Key; payloads: readonly Record<Key, string>[] },
): Promise<void> {
  if (payloads.length === 0) return;
  const live = await findLiveJobs(tx, { queue, key });
  const missing = payloads.filter((one) => !live.has(one[key]));
  await enqueue(tx, queue, missing);
}

/** Stops the sender of a database that is about to be closed. */
export async function stopSending(database: Database): Promise<void> {
  const boss = await senders.get(database);
  senders.delete(database);
  await boss?.stop({ graceful: false });
}
