import type { Tx } from "@/lib/access/context";
import { addressesOf, addressFor } from "@/lib/delivery/address";
import { barriers } from "@/lib/delivery/barriers";
import { findBases } from "@/lib/delivery/bases.store";
import type { DueInvitation, Ending } from "@/lib/delivery/due-invitations.store";
import { refusedAddresses } from "@/lib/delivery/invitee.store";
import type { PlannedKind } from "@/lib/delivery/kinds";
import { type Bases, mayAskBy } from "@/lib/delivery/lawful-basis";
import { asPerson, type Noes } from "@/lib/delivery/persons/as-person";
import { noesElsewhere } from "@/lib/delivery/persons/noes-elsewhere";
import { arriving, type RefusedAddresses, saidNo } from "@/lib/delivery/refused";
import { declinedSurveys } from "@/lib/delivery/survey-opt-out.store";

/** What is due, sorted out. */
interface Sorted {
  /** How those end that are not wanted any more. */
  endings: Ending[];
  wanted: DueInvitation[];
  refused: RefusedAddresses;
}

/**
 * Which of the invitations that are due by a channel are still wanted, and how the others end. Between
 * the decision and now a customer may have said no, been erased or lost their address, the survey may
 * have been closed, its trigger paused, and an invitation may have expired.
 */
export async function sortOut(
  tx: Tx,
  kind: PlannedKind,
  due: readonly DueInvitation[],
): Promise<Sorted> {
  const refused = await refusedAddresses(tx, due.flatMap(addressesOf));
  const declined = await declinedSurveys(tx, due.flatMap(addressesOf));
  const noes = await noesElsewhere(
    tx,
    due.map(({ customerId }) => customerId),
  );
  const bases = await findBases(tx);
  const standing = { kind, refused, declined, noes, bases, now: tx.now() };
  const endings = due
    .flatMap((one) => endingOf(one, standing) ?? [])
    .map((one) => ({ ...one, waitedFor: kind }));
  const ended = new Set(endings.map(({ id }) => id));
  return { endings, wanted: due.filter(({ id }) => !ended.has(id)), refused };
}

interface Standing {
  kind: PlannedKind;
  refused: RefusedAddresses;
  declined: readonly { address: string; surveyId: string }[];
  /** What was said under another record of a customer's person: records are followed three on. */
  noes: ReadonlyMap<string, readonly Noes[]>;
  bases: Bases;
  now: Date;
}

type Decided = Omit<Ending, "waitedFor">;

function endingOf(due: DueInvitation, facts: Standing): Decided | undefined {
  const addresses = addressesOf(due);
  const own = facts.declined.filter(({ address }) => addresses.includes(address));
  const said = asPerson(
    {
      ...due,
      unsubscribed: saidNo(facts.refused, due),
      declined: own.map(({ surveyId }) => surveyId),
    },
    facts.noes.get(due.customerId) ?? [],
  );
  const [barrier] = barriers({
    erased: due.erasedAt !== null,
    unsubscribed: said.unsubscribed,
    refuses: said.consent === false,
    hasAddress: addressFor(facts.kind, arriving(facts.refused, due)) !== null,
  });
  if (barrier === "no-address") return elsewhere(due, barrier);
  if (barrier !== undefined) return ended(due, "cancelled", barrier);
  if (!mayAskBy(facts.kind, facts.bases, said)) return elsewhere(due, "no-consent");
  if (said.declined.includes(due.surveyId)) return ended(due, "cancelled", "survey-declined");
  return endingBySurvey(due, facts.now);
}

/** How one ends against whose channel nothing speaks: by its survey, what it was sent for, or its time. */
function endingBySurvey(due: DueInvitation, now: Date): Decided | undefined {
  if (due.surveyClosedAt !== null) return ended(due, "cancelled", "The survey was closed.");
  if (due.triggerActive === false) return ended(due, "cancelled", "Its trigger was switched off.");
  if (due.triggerId !== null && due.triggerActive === null) {
    return ended(due, "cancelled", "Its trigger was removed.");
  }
  if (due.roundStatus === "cancelling" || due.roundStatus === "cancelled") {
    return ended(due, "cancelled", "The round was cancelled.");
  }
  return endingOfExpired(due, now);
}

/** How one ends whose time is over; undefined before that. */
export function endingOfExpired(
  due: Pick<DueInvitation, "id" | "sentAt" | "expiresAt">,
  now: Date,
): Decided | undefined {
  if (due.expiresAt > now) return undefined;
  return ended(due, "failed", "It expired before it could be sent.");
}

/** A reminder that is called off leaves the request it reminds of, which can still be answered. */
export function ended(
  { id, sentAt }: Pick<DueInvitation, "id" | "sentAt">,
  status: "cancelled" | "failed",
  failure: string,
): Decided {
  return { id, status: sentAt === null ? status : "sent", failure, channel: null, route: [] };
}

function elsewhere(due: DueInvitation, failure: string): Decided {
  const [channel, ...route] = due.route;
  if (channel === undefined) return ended(due, "cancelled", failure);
  return { id: due.id, status: "scheduled", failure, channel, route };
}
