import type { PlannedKind } from "@/lib/delivery/kinds";

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
export interface Invitee {
  erased: boolean;
  unsubscribed: boolean;
  /** False was said; null means that nothing is recorded, which permits asking. */
  consent: boolean | null;
  hasAddress: boolean;
  /** The channels that are switched on and have an address of theirs. */
  reachable: readonly PlannedKind[];
  /** Surveys that the customer does not want again. */
  declined: readonly string[];
  /** What the customer said, in any spelling; null when nothing. */
  preferredChannel: string | null;
}

/** Everything that forbids asking this customer; empty when nothing does. */
export function barriers(
  invitee: Pick<Invitee, "erased" | "unsubscribed" | "consent" | "hasAddress"> | null,
): BarrierReason[] {
  if (invitee === null) return ["no-customer"];
  const found: BarrierReason[] = [];
  if (invitee.erased) found.push("erased");
  if (invitee.unsubscribed) found.push("unsubscribed");
  if (invitee.consent === false) found.push("no-consent");
  if (!invitee.hasAddress) found.push("no-address");
  return found;
}

/** The reasons as they are told to a person. */
export const barrierWords: Record<BarrierReason, string> = {
  "no-customer": "Nobody is known to ask.",
  erased: "This customer was erased.",
  unsubscribed: "This customer does not want to be asked again.",
  "no-consent": "This customer has not consented to being asked.",
  "no-address": "This customer has no address for this channel.",
};
