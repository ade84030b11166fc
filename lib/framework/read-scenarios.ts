import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import type { Scenario } from "@/lib/framework/picture";
import { listScenarios } from "@/lib/framework/scenario.store";
import { mostScenarios } from "@/lib/framework/scenario-shapes";
import { type FittedFramework, Improvement } from "@/lib/framework/shapes";
import { improvementOf } from "@/lib/framework/what-if";
import { isRefusal } from "@/lib/ground/refusal";

/** Every kept what-if, computed anew from the framework as it is measured today. */
export async function readScenarios(ctx: Context, fitted: FittedFramework): Promise<Scenario[]> {
  const rows = await inTransaction(ctx, (tx) => listScenarios(tx, mostScenarios));
  const scenarios: Scenario[] = [];
  for (const { id, name, improvement } of rows) {
    const known = Improvement.safeParse(improvement);
    if (!known.success) continue;
    const given = { id, name, improvement: known.data };
    scenarios.push({ ...given, answer: await answerOf(ctx, fitted, known.data) });
  }
  return scenarios;
}

/** Null where a variable it changes is on no measured arrow any more. */
async function answerOf(ctx: Context, fitted: FittedFramework, improvement: Improvement) {
  try {
    return await improvementOf(ctx, fitted, improvement);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}
