import path from "node:path";
import type { Worker } from "node:worker_threads";
import { InsufficientData, type Shortage } from "@/lib/stats/insufficient-data";

// The computing thread, as the process that asks sees it. What it can compute is listed by the rooms
// (their computations.ts), put together in scripts/computing-program.ts.

/** One computation that was asked for. */
export interface Asked {
  id: number;
  name: string;
  input: unknown[];
}

/** What the thread says of it: how far it is, what came out, or why nothing did. */
export type Told =
  | { id: number; share: number }
  | { id: number; result: unknown }
  | { id: number; shortage: { reason: Shortage; columns: readonly number[] } }
  | { id: number; failure: unknown };

type Computation = (...input: never[]) => Generator<unknown, unknown>;
type Returned<C> = C extends (...input: never[]) => Generator<unknown, infer R> ? R : never;
type Report = (share: number) => void;

/**
 * Runs computations in a thread of their own, so that this one goes on answering requests. The
 * thread is started by the first and kept; computations queue up in it, as there are few cores. What
 * is returned throws whatever the computation throws.
 */
export function threaded<C extends Record<string, Computation>>() {
  return <N extends keyof C & string>(
    name: N,
    input: Parameters<C[N]>,
    report: Report = () => undefined,
  ): Promise<Returned<C[N]>> => ask(name, input, report) as Promise<Returned<C[N]>>;
}

/** Whoever waits for a computation. */
interface Waiting {
  report: Report;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

const waiting = new Map<number, Waiting>();
let thread: Worker | undefined;
let asked = 0;

function ask(name: string, input: unknown[], report: Report): Promise<unknown> {
  const id = ++asked;
  const request: Asked = { id, name, input };
  return new Promise((resolve, reject) => {
    waiting.set(id, { report, resolve, reject });
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
  const program = path.resolve("scripts/computing-thread.mjs");
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
