import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/ground/log";
import { isRefusal } from "@/lib/ground/refusal";
import type { Report } from "@/lib/touchpoints/replay-history";
import { simulatePolicy } from "@/lib/touchpoints/simulate-policy";
import { simulateTrigger } from "@/lib/touchpoints/simulate-trigger";
import {
  type Begun,
  beginSimulation,
  endSimulation,
  reportSimulation,
  stateOfPast,
} from "@/lib/touchpoints/simulation-run.store";
import { SimulationQuestion } from "@/lib/touchpoints/simulation-shapes";

const millisecondsBetweenReports = 400;

interface Asked {
  simulationId: string;
  /** Tells that the worker is about to stop: another begins anew. */
  signal?: AbortSignal | undefined;
}

/**
 * Works out a simulation that was asked for, and writes down how far it is. The state is read before
 * the past is: a change in between makes whoever asks next have it worked out again.
 */
export async function runSimulation(
  ctx: Context,
  { simulationId, signal }: Asked,
): Promise<"ended" | "failed" | "nothing to do"> {
  const { question, begun } = await inTransaction(ctx, async (tx) => {
    const begun: Begun = { id: simulationId, state: await stateOfPast(tx) };
    return { question: await beginSimulation(tx, begun), begun };
  });
  if (question === undefined) return "nothing to do";
  try {
    const result = await simulated(ctx, question, reporting(ctx, begun, signal));
    await inTransaction(ctx, (tx) => endSimulation(tx, begun, { result }));
    return "ended";
  } catch (error) {
    if (signal?.aborted) throw error;
    if (!isRefusal(error)) log.error("simulation.failed", error, { simulationId });
    const problem = isRefusal(error)
      ? error.message
      : "Something went wrong on our side. It has been logged.";
    await inTransaction(ctx, (tx) => endSimulation(tx, begun, { problem }));
    return "failed";
  }
}

function simulated(ctx: Context, asked: unknown, report: Report) {
  const question = SimulationQuestion.parse(asked);
  return question.of === "trigger"
    ? simulateTrigger(ctx, question.rules, report)
    : simulatePolicy(ctx, question.rules, report);
}

function reporting(ctx: Context, begun: Begun, signal: AbortSignal | undefined): Report {
  let reported = 0;
  return async (share) => {
    signal?.throwIfAborted();
    if (performance.now() - reported < millisecondsBetweenReports) return;
    await inTransaction(ctx, (tx) => reportSimulation(tx, begun, share));
    reported = performance.now();
  };
}
