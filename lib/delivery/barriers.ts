import type { Consents } from "@/lib/customers/consent";
import type { PlannedKind } from "@/lib/delivery/kinds";
import { type Bases, mayAskBy } from "@/lib/delivery/lawful-basis";

/** Why a customer may not be asked at all, by any survey and on whatever occasion. */
export const barrierReasons = [
  "no-customer",
  "erased",
  "unsubscribed",
  "no-consent",
  "no-address",
] as const;
export type BarrierReason = (typeof barrierReasons)[number];

/** What decides whether a customer may be asked. */
export interface Invitee extends Consents {
  erased: boolean;
  unsubscribed: boolean;
  /** The channels that are switched on and have an address of theirs. */
  reachable: readonly PlannedKind[];
  /** Surveys that the customer does not want again. */
  declined: readonly string[];
  /** What the customer said, in any spelling; null when nothing. */
  preferredChannel: string | null;
}

/** How a customer stands to a channel, or to a choice of them. */
type Standing = Pick<Invitee, "erased" | "unsubscribed"> & {
  /** Whether they said no, or nothing where only those are asked who said yes. */
  refuses: boolean;
  hasAddress: boolean;
};

/** Everything that forbids asking a customer who stands so; empty when nothing does. */
export function barriers(standing: Standing | null): BarrierReason[] {
  if (standing === null) return ["no-customer"];
  const { erased, unsubscribed, refuses, hasAddress } = standing;
  const found: BarrierReason[] = [];
  if (erased) found.push("erased");
  if (unsubscribed) found.push("unsubscribed");
  if (refuses) found.push("no-consent");
  if (!hasAddress) found.push("no-address");
  return found;
}

/**
 * Everything that forbids asking this customer by any of the channels. A no to single ones, or missing
 * consent, forbids it where no other one is left of those that reach the customer; where none reaches
 * them, of all.
 */
export function barriersTo(
  invitee: Invitee | null,
  kinds: readonly PlannedKind[],
  bases: Bases,
): BarrierReason[] {
  if (invitee === null) return barriers(null);
  const reaching = kinds.filter((kind) => invitee.reachable.includes(kind));
  const hasAddress = reaching.length > 0;
  const meant = hasAddress ? reaching : kinds;
  const isLeft = meant.length === 0 || meant.some((kind) => mayAskBy(kind, bases, invitee));
  const refuses = invitee.consent === false || !isLeft;
  return barriers({ ...invitee, refuses, hasAddress });
}

/** The reasons as they are told to a person. */
export const barrierWords: Record<BarrierReason, string> = {
  "no-customer": "Nobody is known to ask.",
  erased: "This customer was erased.",
  unsubscribed: "This customer does not want to be asked again.",
  "no-consent": "This customer has not consented to being asked.",
  "no-address": "This customer has no address for this channel.",
};
