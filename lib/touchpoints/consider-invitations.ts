import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { invite } from "@/lib/delivery/invite";
import { invitedSurveys } from "@/lib/delivery/read";
import { type Candidates, candidatesOf } from "@/lib/touchpoints/candidates";
import { keepDailyCounts } from "@/lib/touchpoints/daily-counts";
import {
  customersOfUndecided,
  type DecisionRow,
  holdUndecided,
  storeDecisions,
} from "@/lib/touchpoints/decisions.store";
import { type Asked, decide, type Rules, type Suppressed } from "@/lib/touchpoints/sampling";
import { draw, heldRules } from "@/lib/touchpoints/trigger-facts";

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
    const candidates = await candidatesOf(tx, await customersOfUndecided(tx, interactionIds));
    const undecided = await holdUndecided(tx, interactionIds);
    const decided = await decideAll(tx, undecided, candidates);
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
  candidates: Candidates,
): Promise<Decided[]> {
  if (undecided.length === 0) return [];
  const before = await invitedSurveys(
    tx,
    undecided.map(({ id }) => id),
  );
  // After what is read of customers and interactions: who else fills the places of a day waits from now on.
  const rules = await heldRules(tx);
  const inOrder = undecided
    .filter(({ customerId }) => customerId === null || candidates.byId.has(customerId))
    .sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1));
  const decided = inOrder.map((interaction) => {
    const { id, customerId } = interaction;
    const candidate = (customerId && candidates.byId.get(customerId)) || null;
    const facts = { ...interaction, invitedTo: before.get(id) ?? [] };
    const decision = decide(rules, facts, candidate, (triggerId) => draw(triggerId, id), tx.now());
    if (customerId && decision.decision === "invited") {
      remember(rules, candidates, customerId, decision);
    }
    return { interaction, decision };
  });
  const asking = decided.flatMap(({ decision }) =>
    decision.decision === "invited" ? decision.triggerId : [],
  );
  await keepDailyCounts(tx, rules, new Set(asking));
  return decided;
}

/** What is decided next sees that this person is asked, and that a place of the day is taken. */
function remember(rules: Rules, candidates: Candidates, customerId: string, asked: Asked) {
  const { dueAt: at, triggerId } = asked;
  const kind = rules.triggers.find(({ id }) => id === triggerId)?.surveyKind ?? "other";
  candidates.remember(customerId, { at, kind });
  rules.taken.get(triggerId)?.take(at);
}

async function inviteAll(tx: Tx, decided: readonly Decided[]): Promise<Map<string, string>> {
  const wanted = decided.flatMap(({ interaction, decision }) => {
    const { id: interactionId, customerId } = interaction;
    if (decision.decision !== "invited" || customerId === null) return [];
    const { triggerId, surveyId, channel, route, dueAt, expiresAt } = decision;
    const asked = { surveyId, customerId, interactionId, triggerId };
    return [{ ...asked, channel, route, dueAt, expiresAt }];
  });
  const made = await invite(tx, wanted);
  return new Map(
    made.flatMap(({ interactionId, id }) => (interactionId ? [[interactionId, id]] : [])),
  );
}

function rowOf({ interaction, decision }: Decided, invitationId: string | null): DecisionRow {
  const { triggerId, surveyId, heard } = decision;
  const ids = { triggerId, surveyId, invitationId };
  if (decision.decision === "suppressed") {
    const { reason, reasons } = decision;
    const detail = { reasons, ...ids, dueAt: null, moved: [], heard };
    return { id: interaction.id, decision: "suppressed", reason, detail };
  }
  const { dueAt, moved } = decision;
  const detail = { reasons: [], ...ids, dueAt: dueAt.toISOString(), moved, heard };
  return { id: interaction.id, decision: "invited", reason: null, detail };
}
