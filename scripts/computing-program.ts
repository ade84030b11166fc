import { parentPort } from "node:worker_threads";
import { computations as ofAnalysis } from "@/lib/analysis/computations";
import type { Asked, Told } from "@/lib/analysis/threaded";
import { computations as ofFramework } from "@/lib/framework/computations";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import { computations as ofValue } from "@/lib/value/computations";

// The thread that lib/analysis/threaded.ts asks: one computation after another. It lives up here
// because every room's computations meet in it.

const computations = new Map<string, (...input: never[]) => Generator<unknown, unknown>>(
  Object.entries({ ...ofAnalysis, ...ofFramework, ...ofValue }),
);
const patienceMilliseconds = 100;

function compute({ id, name, input }: Asked, tell: (told: Told) => void): void {
  const computation = computations.get(name);
  if (!computation) throw new RangeError(`There is no computation ${name}.`);
  const steps: Generator<unknown, unknown> = Reflect.apply(computation, undefined, input);
  let told = performance.now();
  let step = steps.next();
  while (!step.done) {
    if (typeof step.value === "number" && performance.now() - told > patienceMilliseconds) {
      told = performance.now();
      tell({ id, share: step.value });
    }
    step = steps.next();
  }
  tell({ id, result: step.value });
}

parentPort?.on("message", (asked: Asked) => {
  const tell = (told: Told) => parentPort?.postMessage(told);
  try {
    compute(asked, tell);
  } catch (error) {
    if (error instanceof InsufficientData) {
      const { reason, columns } = error;
      tell({ id: asked.id, shortage: { reason, columns } });
    } else {
      tell({ id: asked.id, failure: error });
    }
  }
});
