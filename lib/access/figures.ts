import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Database } from "@/lib/db/client";
import type { Figure } from "@/lib/ground/exposition";
import { log } from "@/lib/ground/log";
import { readQueueFigures } from "@/lib/queue/figures";

const delay = monitorEventLoopDelay({ resolution: 20 });
delay.enable();

const gauge = (name: string, help: string, value: number): Figure => ({
  name,
  help,
  type: "gauge",
  samples: [{ value }],
});

function processFigures(): Figure[] {
  const { user, system } = process.cpuUsage();
  const started = Date.now() / 1000 - process.uptime();
  const cpu = { value: (user + system) / 1e6 };
  return [
    {
      name: "process_cpu_seconds_total",
      help: "CPU time spent.",
      type: "counter",
      samples: [cpu],
    },
    gauge("process_start_time_seconds", "When the process started.", started),
    gauge("process_resident_memory_bytes", "Memory in use.", process.memoryUsage.rss()),
    gauge("nodejs_heap_used_bytes", "Memory in use by JavaScript.", process.memoryUsage().heapUsed),
    gauge(
      "nodejs_eventloop_lag_p99_seconds",
      "How late the event loop is, 99th percentile since the start.",
      delay.percentile(99) / 1e9,
    ),
  ];
}

async function queueFigures(database: Database): Promise<Figure[]> {
  const queues = await readQueueFigures(database);
  const states = ["waiting", "active", "failed"] as const;
  return [
    {
      name: "vocal_queue_jobs",
      help: "Jobs of each queue by state, as last counted.",
      type: "gauge",
      samples: queues.flatMap((queue) =>
        states.map((state) => ({ labels: { queue: queue.name, state }, value: queue[state] })),
      ),
    },
    {
      name: "vocal_queue_oldest_seconds",
      help: "How long the oldest job of each queue has been ready.",
      type: "gauge",
      samples: queues.map(({ name, oldestSeconds }) => ({
        labels: { queue: name },
        value: oldestSeconds ?? 0,
      })),
    },
  ];
}

/** How this process and its queues are doing; nothing of any organisation's data. */
export async function readFigures(database: Database): Promise<Figure[]> {
  const help = "Whether the database answered.";
  try {
    const queues = await queueFigures(database);
    return [...processFigures(), gauge("vocal_database_up", help, 1), ...queues];
  } catch (error) {
    log.warn("metrics.no-database", { reason: error instanceof Error ? error.message : "" });
    return [...processFigures(), gauge("vocal_database_up", help, 0)];
  }
}
