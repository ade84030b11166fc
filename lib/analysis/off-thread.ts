import path from "node:path";
import type { Worker } from "node:worker_threads";
import type {
  Asked,
  ComputationInput,
  ComputationName,
  ComputationResult,
  Told,
} from "@/lib/analysis/computations";
import { InsufficientData } from "@/lib/stats/insufficient-data";

/** Whoever waits for a computation. */
interface Waiting {
  report: (share: number) => void;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

const waiting = new Map<number, Waiting>();
let thread: Worker | undefined;
let asked = 0;

/**
 * Runs a computation in a thread of its own, so that this one goes on answering requests. The
 * thread is started by the first and kept; computations queue up in it, as there are few cores.
 *
 * @param report told the share that is done, from 0 to 1, every now and then
 * @throws whatever the computation throws
 */
export function offThread<N extends ComputationName>(
  name: N,
  input: ComputationInput<N>,
  report: (share: number) => void = () => undefined,
): Promise<ComputationResult<N>> {
  const id = ++asked;
  const request: Asked = { id, name, input };
  return new Promise((resolve, reject) => {
    waiting.set(id, {
      report,
      resolve: (result) => resolve(result as ComputationResult<N>),
      reject,
    });
    thread ??= startThread();
    thread.ref();
    thread.postMessage(request);
  });
}

/**
 * The sources are where the program was started, built pages or not; tsx reads them there too. The
 * module is asked for at run time, because a bundler that sees it would bundle the thread as well.
 */
function startThread(): Worker {
  const threads = process.getBuiltinModule("node:worker_threads");
  const program = path.resolve("lib/analysis/computing-thread.mjs");
  const started = new threads.Worker(program, { execArgv: [] });
  started.on("message", hear);
  started.on("error", (error) => end(started, error));
  started.on("exit", () => end(started, new Error("The computing thread has ended.")));
  return started;
}

function hear(told: Told): void {
  const waiter = waiting.get(told.id);
  if (!waiter) return;
  if ("share" in told) {
    waiter.report(told.share);
    return;
  }
  waiting.delete(told.id);
  // An idle thread keeps no program from ending.
  if (waiting.size === 0) thread?.unref();
  if ("result" in told) waiter.resolve(told.result);
  else if ("failure" in told) waiter.reject(told.failure);
  else waiter.reject(new InsufficientData(told.shortage.reason, told.shortage.columns));
}

/** Tells everybody who waits; the next computation starts another thread. */
function end(ended: Worker, error: unknown): void {
  if (thread !== ended) return;
  thread = undefined;
  for (const waiter of waiting.values()) waiter.reject(error);
  waiting.clear();
}
