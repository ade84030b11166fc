import { parentPort } from "node:worker_threads";
import { type Asked, computations, type Told } from "@/lib/analysis/computations";
import { InsufficientData } from "@/lib/stats/insufficient-data";

// One computation after another, as off-thread.ts asks for them.

const patienceMilliseconds = 100;

function compute({ id, name, input }: Asked, tell: (told: Told) => void): void {
  const steps = Reflect.apply(computations[name], undefined, input);
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
