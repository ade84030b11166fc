import type { Tx } from "@/lib/access/context";
import { invite } from "@/lib/delivery/invite";
import { candidatesOf } from "@/lib/touchpoints/candidates";
import {
  chosenOf,
  type Decided,
  decideCustomers,
  roundFacts,
} from "@/lib/touchpoints/rounds/decide-customers";
import { nextCustomers, type RoundRow, storeProgress } from "@/lib/touchpoints/rounds/round.store";
import {
  insertRoundDecisions,
  type NewRoundDecision,
} from "@/lib/touchpoints/rounds/round-decisions.store";
import { countingFrom, Tally } from "@/lib/touchpoints/rounds/tally";
import type { Thirds } from "@/lib/touchpoints/thirds";

const perSet = 1_000;

/**
 * Decides on the next customers of a round for good, and invites whom the decision says. The round is
 * held, so that its place, its counts, the decisions and the invitations are all there or none.
 *
 * @returns whether there were any
 */
export async function askSet(tx: Tx, round: RoundRow, thirds: Thirds): Promise<boolean> {
  const customerIds = await nextCustomers(tx, round.place, perSet);
  if (customerIds.length === 0) return false;
  const candidates = await candidatesOf(tx, customerIds);
  const facts = await roundFacts(tx, round);
  const chosen = await chosenOf(tx, facts, candidates, { customerIds, thirds });
  const counting = countingFrom(Tally.parse(round.tally));
  const decided = decideCustomers(facts, chosen, { candidates, counting, now: tx.now() });
  const invitations = await inviteAll(tx, round, decided);
  const rows = decided.map((one) => rowOf(one, invitations.get(one.customerId) ?? null));
  await insertRoundDecisions(tx, round.id, rows);
  const place = customerIds.at(-1) ?? round.place;
  const seen = round.seen + customerIds.length;
  await storeProgress(tx, round.id, { place, seen, tally: counting.result() });
  return true;
}

async function inviteAll(
  tx: Tx,
  { id: roundId, surveyId }: RoundRow,
  decided: readonly Decided[],
): Promise<Map<string, string>> {
  const wanted = decided.flatMap(({ customerId, decision }) => {
    if (decision.decision !== "invited") return [];
    const { channel, route, dueAt, expiresAt } = decision;
    return [{ surveyId, customerId, roundId, channel, route, dueAt, expiresAt }];
  });
  const made = await invite(tx, wanted);
  return new Map(made.map(({ customerId, id }) => [customerId, id]));
}

function rowOf({ customerId, decision }: Decided, invitationId: string | null): NewRoundDecision {
  const { surveyId } = decision;
  const ids = { triggerId: null, surveyId, invitationId, heard: [] };
  if (decision.decision === "suppressed") {
    const { reason, reasons } = decision;
    const detail = { reasons, ...ids, dueAt: null, moved: [] };
    return { customerId, decision: "suppressed", reason, detail };
  }
  const { dueAt, moved } = decision;
  const detail = { reasons: [], ...ids, dueAt: dueAt.toISOString(), moved };
  return { customerId, decision: "invited", reason: null, detail };
}
