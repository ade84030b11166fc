import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Answer } from "@/lib/front-door/exchange";
import { log } from "@/lib/ground/log";
import type { Asked, CarriedAnswer, CarriedRequest } from "./carried-ask";

/** What the thread has to know: the application's database, and what links are signed with. */
export interface AnsweringTask {
  url: string;
  secret: string;
}

/** Takes what customers send, and answers it; undefined where the thread has died meanwhile. */
export interface Answering {
  answer: (request: CarriedRequest) => Promise<Answer | undefined>;
  /** After the last answer. */
  stop: () => Promise<void>;
}

const own = path.resolve("scripts/answering-thread.mjs");

/**
 * Judges and writes what customers send in a thread of its own, so that two cores share the work of
 * one door: this one reads requests and shows pages meanwhile. A thread that dies is replaced by the
 * next that is asked for.
 */
export function startAnswering(task: AnsweringTask, program: string | URL = own): Answering {
  const answering = new Thread(task, program);
  return {
    answer: (request) => answering.answer(request),
    stop: () => answering.stop(),
  };
}

type Waiting = (answer: Answer | undefined) => void;

class Thread {
  private worker: Worker | undefined;
  private waiting = new Map<number, Waiting>();
  private asked: Asked[] = [];
  private last = 0;

  constructor(
    private readonly task: AnsweringTask,
    private readonly program: string | URL,
  ) {
    this.worker = this.start();
  }

  answer(request: CarriedRequest): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      const id = ++this.last;
      this.waiting.set(id, resolve);
      this.asked.push({ id, request });
      // What comes in one turn of the event loop goes there together.
      if (this.asked.length === 1) setImmediate(this.send);
    });
  }

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

  private readonly hear = (answered: readonly CarriedAnswer[]): void => {
    for (const { id, status, headers, body } of answered) {
      this.waiting.get(id)?.({ status, headers, body: body && Buffer.from(body.buffer) });
      this.waiting.delete(id);
    }
  };

  private end(ended: Worker): void {
    if (this.worker !== ended) return;
    this.worker = undefined;
    const left = [...this.waiting.values()];
    this.waiting.clear();
    this.asked = [];
    for (const resolve of left) resolve(undefined);
  }

  async stop(): Promise<void> {
    if (!this.worker) return;
    this.worker.postMessage("stop");
    await once(this.worker, "exit");
  }
}
