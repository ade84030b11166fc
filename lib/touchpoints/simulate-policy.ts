import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { readyPolicy } from "@/lib/touchpoints/contact-policy";
import { type Report, replayHistory } from "@/lib/touchpoints/replay-history";
import type { SimulatePolicy, Simulation } from "@/lib/touchpoints/simulation-shapes";
import { toldSimulation } from "@/lib/touchpoints/told-simulation";
import { rulesOf } from "@/lib/touchpoints/trigger-facts";
import { listTriggerRows, mostTriggers } from "@/lib/touchpoints/triggers.store";

/**
 * Says what the last 90 days would have been under another contact policy, beside what they would
 * have been under the present one. Nothing is stored and nobody is asked.
 */
export async function simulatePolicy(
  ctx: Context,
  policy: SimulatePolicy,
  report?: Report,
): Promise<Simulation> {
  permit(ctx, "triggers.read");
  const before = await inTransaction(ctx, async (tx) =>
    rulesOf(tx, await listTriggerRows(tx, { limit: mostTriggers })),
  );
  const after = { ...before, policy: readyPolicy(policy) };
  return toldSimulation(await replayHistory(ctx, { before, after }, report));
}
