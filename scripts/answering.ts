import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Answer } from "@/lib/front-door/exchange";
import { log } from "@/lib/ground/log";
import { Refusal } from "@/lib/ground/refusal";
import type { Asked, CarriedRequest, Told } from "./carried-ask";

/** What the thread has to know: the application's database, and what links are signed with. */
export interface AnsweringTask {
  url: string;
  secret: string;
}

/** How much may be asked of the thread at one time, and how long it may take. */
export interface AnsweringLimits {
  waiting: number;
  patienceMilliseconds: number;
}

/** Takes what customers send, and answers it. */
export interface Answering {
  /**
   * Undefined where the thread died over it, or failed. @throws Refusal "unavailable" where too much is
   * waiting, or this has waited for too long
   */
  answer: (request: CarriedRequest) => Promise<Answer | undefined>;
  /** After the last answer. */
  stop: () => Promise<void>;
}

// The door's own limits, of each organisation, come first; these are for a thread that is stuck.
const usual: AnsweringLimits = { waiting: 4_000, patienceMilliseconds: 20_000 };
const retryAfterSeconds = 5;

function busy(): Refusal {
  return new Refusal("unavailable", "Too much is waiting to be answered.", { retryAfterSeconds });
}

const own = path.resolve("scripts/answering-thread.mjs");

/**
 * Judges and writes what customers send in a thread of its own, so that two cores share the work of
 * one door: this one reads requests and shows pages meanwhile. A thread that dies is replaced by the
 * next that is asked for.
 */
export function startAnswering(
  task: AnsweringTask,
  program: string | URL = own,
  limits = usual,
): Answering {
  const answering = new Thread(task, program, limits);
  return {
    answer: (request) => answering.answer(request),
    stop: () => answering.stop(),
  };
}

interface Waiting {
  /** When it is given up, by the clock that no one sets. */
  until: number;
  resolve: (answer: Answer | undefined) => void;
  reject: (error: unknown) => void;
}

class Thread {
  private worker: Worker | undefined;
  // In the order in which they came, so that one timer, for the first, is enough.
  private waiting = new Map<number, Waiting>();
  private timer: NodeJS.Timeout | undefined;
  private asked: Asked[] = [];
  private last = 0;

  constructor(
    private readonly task: AnsweringTask,
    private readonly program: string | URL,
    private readonly limits: AnsweringLimits,
  ) {
    this.worker = this.start();
  }

  answer(request: CarriedRequest): Promise<Answer | undefined> {
    return new Promise((resolve, reject) => {
      if (this.waiting.size >= this.limits.waiting) {
        reject(busy());
        return;
      }
      const id = ++this.last;
      const { patienceMilliseconds: patience } = this.limits;
      this.waiting.set(id, { until: performance.now() + patience, resolve, reject });
      this.timer ??= setTimeout(this.giveUp, patience).unref();
      this.asked.push({ id, request });
      // What comes in one turn of the event loop goes there together.
      if (this.asked.length === 1) setImmediate(this.send);
    });
  }

  private readonly giveUp = (): void => {
    const now = performance.now();
    this.timer = undefined;
    for (const [id, { until, reject }] of this.waiting) {
      if (until > now) {
        this.timer = setTimeout(this.giveUp, until - now).unref();
        return;
      }
      this.waiting.delete(id);
      reject(busy());
    }
  };

  private readonly send = (): void => {
    this.worker ??= this.start();
    this.worker.postMessage(this.asked);
    this.asked = [];
  };

  private start(): Worker {
    const worker = new Worker(this.program, { execArgv: [], workerData: this.task });
    worker.on("message", this.hear);
    worker.on("error", (error) => log.error("answering.thread-failed", error));
    worker.on("exit", () => this.end(worker));
    return worker;
  }

  private readonly hear = (told: readonly Told[]): void => {
    for (const { id, answer } of told) {
      const { body } = answer ?? {};
      this.waiting
        .get(id)
        ?.resolve(answer && { ...answer, body: body && Buffer.from(body.buffer) });
      this.waiting.delete(id);
    }
  };

  private end(ended: Worker): void {
    if (this.worker !== ended) return;
    this.worker = undefined;
    const left = [...this.waiting.values()];
    this.waiting.clear();
    this.asked = [];
    for (const { resolve } of left) resolve(undefined);
  }

  async stop(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    worker.postMessage("stop");
    // However it ends: an error on the way was logged.
    await new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  }
}
