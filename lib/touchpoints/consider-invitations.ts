import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import type { Invitee } from "@/lib/delivery/barriers";
import { invite } from "@/lib/delivery/invite";
import { invitedSurveys, inviteesOf } from "@/lib/delivery/read";
import {
  customersOfUndecided,
  type DecisionRow,
  holdUndecided,
  storeDecisions,
} from "@/lib/touchpoints/decisions.store";
import { type Asked, decide, type Suppressed } from "@/lib/touchpoints/sampling";
import { allTriggerFacts, draw } from "@/lib/touchpoints/trigger-facts";

/** How many of the interactions were decided now, and how. */
export interface Considered {
  invited: number;
  suppressed: number;
}

type Undecided = Awaited<ReturnType<typeof holdUndecided>>[number];
type Decided = { interaction: Undecided; decision: Asked | Suppressed };

/**
 * Decides on each interaction once, and invites whom the decision says. It may be told twice of an
 * interaction, at the same time too: customers are held first and interactions second, in the order
 * in which recording takes them as well, so that whoever comes second waits instead of failing, and
 * then finds the decision made or the customer asked.
 */
export async function considerInvitations(
  ctx: Context,
  interactionIds: readonly string[],
): Promise<Considered> {
  permit(ctx, "invitations.send");
  if (interactionIds.length === 0) return { invited: 0, suppressed: 0 };
  return inTransaction(ctx, async (tx) => {
    const invitees = await inviteesOf(tx, await customersOfUndecided(tx, interactionIds));
    const undecided = await holdUndecided(tx, interactionIds);
    const decided = await decideAll(tx, undecided, invitees);
    const invitations = await inviteAll(tx, decided);
    await storeDecisions(
      tx,
      decided.map((one) => rowOf(one, invitations.get(one.interaction.id) ?? null)),
    );
    const invited = decided.filter(({ decision }) => decision.decision === "invited").length;
    return { invited, suppressed: decided.length - invited };
  });
}

/**
 * In the order in which things happened: of two calls in one batch, the first one is asked about.
 * An interaction that got another customer while we waited is left to the next sweep.
 */
async function decideAll(
  tx: Tx,
  undecided: readonly Undecided[],
  invitees: Map<string, Invitee>,
): Promise<Decided[]> {
  if (undecided.length === 0) return [];
  const triggers = await allTriggerFacts(tx);
  const before = await invitedSurveys(
    tx,
    undecided.map(({ id }) => id),
  );
  const inOrder = undecided
    .filter(({ customerId }) => customerId === null || invitees.has(customerId))
    .sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1));
  return inOrder.map((interaction) => {
    const { id, customerId } = interaction;
    const invitee = (customerId && invitees.get(customerId)) || null;
    const facts = { ...interaction, invitedTo: before.get(id) ?? [] };
    const decision = decide(triggers, facts, invitee, (triggerId) => draw(triggerId, id), tx.now());
    if (customerId && invitee && decision.decision === "invited") {
      invitees.set(customerId, asked(invitee, decision));
    }
    return { interaction, decision };
  });
}

function asked(invitee: Invitee, { dueAt }: Asked): Invitee {
  const { lastAskedAt } = invitee;
  return { ...invitee, lastAskedAt: lastAskedAt && lastAskedAt > dueAt ? lastAskedAt : dueAt };
}

async function inviteAll(tx: Tx, decided: readonly Decided[]): Promise<Map<string, string>> {
  const wanted = decided.flatMap(({ interaction, decision }) => {
    if (decision.decision !== "invited" || interaction.customerId === null) return [];
    const { triggerId, surveyId, dueAt, expiresAt } = decision;
    const { id: interactionId, customerId } = interaction;
    const channel = "email" as const;
    return [{ surveyId, customerId, interactionId, triggerId, channel, dueAt, expiresAt }];
  });
  const made = await invite(tx, wanted);
  return new Map(
    made.flatMap(({ interactionId, id }) => (interactionId ? [[interactionId, id]] : [])),
  );
}

function rowOf({ interaction, decision }: Decided, invitationId: string | null): DecisionRow {
  const { triggerId, surveyId } = decision;
  const suppressed = decision.decision === "suppressed";
  return {
    id: interaction.id,
    decision: decision.decision,
    reason: suppressed ? decision.reason : null,
    detail: { reasons: suppressed ? decision.reasons : [], triggerId, surveyId, invitationId },
  };
}
