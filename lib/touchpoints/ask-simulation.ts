import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { enqueue } from "@/lib/queue/jobs";
import { surveyById } from "@/lib/surveys/read";
import { simulationById } from "@/lib/touchpoints/read-simulation";
import type { SaveTrigger } from "@/lib/touchpoints/save-trigger-shape";
import {
  countUnderWay,
  forgetSimulations,
  openSimulation,
  stateOfPast,
} from "@/lib/touchpoints/simulation-run.store";
import type {
  SimulatePolicy,
  SimulateTrigger,
  SimulationQuestion,
  SimulationRun,
} from "@/lib/touchpoints/simulation-shapes";
import { unknownTrigger } from "@/lib/touchpoints/trigger-facts";
import { rulesOfForm } from "@/lib/touchpoints/trigger-of-form";
import { findTrigger } from "@/lib/touchpoints/triggers.store";

const keptMilliseconds = 7 * 86_400_000;

/** A worker takes one after the other: nobody's shall wait behind a hundred of somebody else's. */
const mostUnderWay = 5;

function tooMany(): Refusal {
  const message = `${mostUnderWay} simulations are under way. Wait until one has ended.`;
  return new Refusal("throttled", message, { retryAfterSeconds: 30 });
}

/** Has the past replayed with a new or changed trigger in the background. */
export async function askTriggerSimulation(
  ctx: Context,
  rules: SimulateTrigger,
): Promise<SimulationRun> {
  permit(ctx, "triggers.read");
  return inTransaction(ctx, async (tx) => {
    const { id } = await surveyById(tx, rules.survey);
    const { replaces } = rules;
    if (replaces !== undefined && !(await findTrigger(tx, replaces))) throw unknownTrigger();
    return ask(tx, replaces ?? id, { of: "trigger", rules });
  });
}

/** The same of a trigger as its form has it. */
export async function askFormSimulation(ctx: Context, input: SaveTrigger): Promise<SimulationRun> {
  const { survey, triggerId } = input;
  return inTransaction(ctx, async (tx) => {
    const rules = await rulesOfForm(tx, input);
    return askTriggerSimulation(tx, { survey, replaces: triggerId || undefined, ...rules });
  });
}

/** Has the past replayed under another contact policy in the background. */
export async function askPolicySimulation(
  ctx: Context,
  rules: SimulatePolicy,
): Promise<SimulationRun> {
  permit(ctx, "triggers.read");
  return inTransaction(ctx, (tx) => ask(tx, tx.organizationId, { of: "policy", rules }));
}

/** One that is under way or was answered of the same past is what is asked; else it is worked out. */
async function ask(
  tx: Tx,
  subjectId: string,
  question: SimulationQuestion,
): Promise<SimulationRun> {
  const state = await stateOfPast(tx);
  const { id, isNew } = await openSimulation(tx, subjectId, question, state);
  if (isNew) {
    if ((await countUnderWay(tx)) > mostUnderWay) throw tooMany();
    const { organizationId } = tx;
    await enqueue(tx, "simulation.run", [{ organizationId, simulationId: id }]);
    await forgetSimulations(tx, new Date(tx.now().getTime() - keptMilliseconds));
  }
  return simulationById(tx, id);
}
