import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { inviteesOf } from "@/lib/delivery/read";
import { Refusal } from "@/lib/ground/refusal";
import { findInteractionFacts } from "@/lib/touchpoints/decisions.store";
import { decide } from "@/lib/touchpoints/sampling";
import type { TriggerTrial, TryTrigger } from "@/lib/touchpoints/shapes";
import { draw, triggerFacts, unknownTrigger } from "@/lib/touchpoints/trigger-facts";
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
    const invitees = await inviteesOf(tx, customerId ? [customerId] : [], id);
    const invitee = (customerId && invitees.get(customerId)) || null;
    const facts = await triggerFacts(tx, [row]);
    const decision = decide(facts, interaction, invitee, () => draw(triggerId, id), tx.now());
    const base = { reason: null, reasons: [], dueAt: null, expiresAt: null };
    if (decision.decision === "suppressed") {
      const { reason, reasons } = decision;
      return { ...base, decision: "suppressed", reason, reasons };
    }
    return {
      ...base,
      decision: "invited",
      dueAt: decision.dueAt.toISOString(),
      expiresAt: decision.expiresAt.toISOString(),
    };
  });
}
