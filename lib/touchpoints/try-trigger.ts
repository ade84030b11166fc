import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { candidatesOf } from "@/lib/touchpoints/candidates";
import { findInteractionFacts } from "@/lib/touchpoints/decisions.store";
import { type Asked, decide, type Suppressed } from "@/lib/touchpoints/sampling";
import type { TriggerTrial, TryTrigger } from "@/lib/touchpoints/shapes";
import { draw, rulesOf, unknownTrigger } from "@/lib/touchpoints/trigger-facts";
import { findTrigger } from "@/lib/touchpoints/triggers.store";

/**
 * Says what a trigger would do with an interaction now. Nothing is stored and nobody is asked; what
 * this very interaction has already led to is left out of account.
 */
export async function tryTrigger(ctx: Context, input: TryTrigger): Promise<TriggerTrial> {
  permit(ctx, "triggers.read");
  const { triggerId } = input;
  return inTransaction(ctx, async (tx) => {
    const row = await findTrigger(tx, triggerId);
    if (!row) throw unknownTrigger();
    const interaction = await findInteractionFacts(tx, input.interaction);
    if (!interaction) throw new Refusal("not-found", "There is no such interaction.");
    const { id, customerId } = interaction;
    const candidates = await candidatesOf(tx, customerId ? [customerId] : [], id);
    const candidate = (customerId && candidates.byId.get(customerId)) || null;
    const rules = await rulesOf(tx, [row]);
    return trialOf(decide(rules, interaction, candidate, () => draw(triggerId, id), tx.now()));
  });
}

/** A decision as it is shown. */
function trialOf(decision: Asked | Suppressed): TriggerTrial {
  if (decision.decision === "suppressed") {
    const { reason, reasons } = decision;
    return { decision: "suppressed", reason, reasons, dueAt: null, expiresAt: null, moved: [] };
  }
  return {
    decision: "invited",
    reason: null,
    reasons: [],
    dueAt: decision.dueAt.toISOString(),
    expiresAt: decision.expiresAt.toISOString(),
    moved: decision.moved,
  };
}
