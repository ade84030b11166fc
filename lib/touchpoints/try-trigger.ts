import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { candidatesOf } from "@/lib/touchpoints/candidates";
import { withoutOwn } from "@/lib/touchpoints/daily-counts";
import { findInteractionFacts } from "@/lib/touchpoints/decisions.store";
import type { TryInteraction } from "@/lib/touchpoints/ledger-shapes";
import { type Asked, decide, type Suppressed } from "@/lib/touchpoints/sampling";
import type { TriggerTrial, TryTrigger } from "@/lib/touchpoints/shapes";
import { draw, rulesOf, unknownTrigger } from "@/lib/touchpoints/trigger-facts";
import {
  findTrigger,
  listTriggerRows,
  mostTriggers,
  type TriggerRow,
} from "@/lib/touchpoints/triggers.store";

/**
 * Says what a trigger would do with an interaction now. Nothing is stored and nobody is asked; what
 * this very interaction has already led to is left out of account.
 */
export async function tryTrigger(ctx: Context, input: TryTrigger): Promise<TriggerTrial> {
  permit(ctx, "triggers.read");
  return inTransaction(ctx, async (tx) => {
    const row = await findTrigger(tx, input.triggerId);
    if (!row) throw unknownTrigger();
    return tryOn(tx, [row], input.interaction);
  });
}

/** The same of all triggers together: what would happen now. */
export async function tryInteraction(ctx: Context, input: TryInteraction): Promise<TriggerTrial> {
  permit(ctx, "triggers.read");
  return inTransaction(ctx, async (tx) =>
    tryOn(tx, await listTriggerRows(tx, { limit: mostTriggers }), input.interaction),
  );
}

async function tryOn(tx: Tx, triggers: readonly TriggerRow[], idOrExternalId: string) {
  const interaction = await findInteractionFacts(tx, idOrExternalId);
  if (!interaction) throw new Refusal("not-found", "There is no such interaction.");
  const { id, customerId } = interaction;
  const candidates = await candidatesOf(tx, customerId ? [customerId] : [], {
    exceptInteraction: id,
    held: false,
  });
  const candidate = (customerId && candidates.byId.get(customerId)) || null;
  const rules = await rulesOf(tx, triggers);
  await withoutOwn(tx, rules, id);
  const draws = (triggerId: string) => draw(triggerId, id);
  return trialOf(decide(rules, interaction, candidate, draws, tx.now()));
}

/** A decision as it is shown. */
function trialOf(decision: Asked | Suppressed): TriggerTrial {
  const { triggerId: trigger, surveyId: survey, heard } = decision;
  if (decision.decision === "suppressed") {
    const { reason, reasons } = decision;
    const nothing = { dueAt: null, expiresAt: null, moved: [] };
    return { decision: "suppressed", trigger, survey, reason, reasons, ...nothing, heard };
  }
  const { dueAt, expiresAt, moved } = decision;
  const times = { dueAt: dueAt.toISOString(), expiresAt: expiresAt.toISOString(), moved };
  return { decision: "invited", trigger, survey, reason: null, reasons: [], ...times, heard };
}
