import os from "node:os";

/**
 * PostgreSQL's settings for this machine. A server that is not durable forgets everything in a
 * power cut and is meant for tests.
 *
 * @param {boolean} durable
 * @returns {string[]} each as name=value
 */
export function serverSettings(durable) {
  const limit = process.constrainedMemory?.() ?? 0;
  const memory = limit > 0 ? Math.min(limit, os.totalmem()) : os.totalmem();
  const megabytes = Math.floor(memory / 2 ** 20);
  const sharedBuffers = Math.min(1024, Math.max(128, Math.floor(megabytes / 8)));
  return [
    "listen_addresses=",
    "max_connections=120",
    `shared_buffers=${durable ? sharedBuffers : 128}MB`,
    `effective_cache_size=${Math.max(256, Math.floor(megabytes / 2))}MB`,
    "work_mem=16MB",
    "maintenance_work_mem=128MB",
    "random_page_cost=1.1",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=2GB",
    "log_checkpoints=off",
    // Until a table that has just been filled is analysed, it is planned for as if it were empty.
    ...(durable
      ? ["autovacuum_naptime=5s"]
      : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]),
  ];
}
