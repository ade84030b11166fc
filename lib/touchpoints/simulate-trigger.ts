import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { surveyById } from "@/lib/surveys/read";
import { type Report, replayHistory } from "@/lib/touchpoints/replay-history";
import type { Rules } from "@/lib/touchpoints/sampling";
import type { SimulateTrigger, Simulation } from "@/lib/touchpoints/simulation-shapes";
import { toldSimulation } from "@/lib/touchpoints/told-simulation";
import { rulesOf, unknownTrigger } from "@/lib/touchpoints/trigger-facts";
import { listTriggerRows, mostTriggers, type TriggerRow } from "@/lib/touchpoints/triggers.store";

/** Among equals the newest is heard last. */
const newTriggerId = "ffffffff-ffff-7fff-bfff-ffffffffffff";

/**
 * Says what the last 90 days would have been with a new or changed trigger, beside what they would
 * have been without it, and how many of its asks are the trigger's own. It is taken as if it had been there all along, whatever its dates, and as if
 * its survey were open. Nothing is stored and nobody is asked.
 */
export async function simulateTrigger(
  ctx: Context,
  input: SimulateTrigger,
  report?: Report,
): Promise<Simulation> {
  permit(ctx, "triggers.read");
  const rules = await inTransaction(ctx, (tx) => rulesBothWays(tx, input));
  return toldSimulation(await replayHistory(ctx, rules, report), input.replaces ?? newTriggerId);
}

async function rulesBothWays(tx: Tx, input: SimulateTrigger) {
  const { survey, replaces, window: sendingWindow, ...rest } = input;
  const { id: surveyId } = await surveyById(tx, survey);
  const rows = (await listTriggerRows(tx, { limit: mostTriggers })).map((row) =>
    row.id === replaces ? { ...row, ...always } : row,
  );
  const id = replaces ?? newTriggerId;
  if (replaces !== undefined && !rows.some((row) => row.id === id)) throw unknownTrigger();
  const moments = { createdAt: tx.now(), updatedAt: tx.now() };
  const changed = { ...rest, ...always, ...moments, id, surveyId, sendingWindow };
  const others = rows.filter((row) => row.id !== id);
  return {
    before: await rulesOf(tx, rows),
    after: asIfOpen(await rulesOf(tx, [...others, changed].sort(inOrder)), id),
  };
}

const always = { startsAt: null, endsAt: null };

const inOrder = (a: TriggerRow, b: TriggerRow) => b.priority - a.priority || (a.id < b.id ? -1 : 1);

const asIfOpen = (rules: Rules, id: string): Rules => ({
  ...rules,
  triggers: rules.triggers.map((one) => (one.id === id ? { ...one, surveyOpen: true } : one)),
});
