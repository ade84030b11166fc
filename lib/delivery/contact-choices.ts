import type { Consents } from "@/lib/customers/consent";
import type { PlannedKind } from "@/lib/delivery/kinds";

/** An address of a customer, and what is known against writing to it. */
export interface ChosenAddress {
  kind: "email" | "phone";
  address: string;
  refused: { source: string; since: Date } | null;
}

/** How a customer may be asked, and what they have declined. */
export interface ContactChoices extends Consents {
  /**
   * Whether they refused consent in general under another record of their person, and not here: whoever
   * shares a mailbox or a telephone, three records on.
   */
  consentRefusedElsewhere: boolean;
  /** Whether they opted out at an address of such a record, and at none of theirs here. */
  optedOutElsewhere: boolean;
  /** The channels to which alone they said no there, and not here. */
  channelsRefusedElsewhere: readonly PlannedKind[];
  preferredChannel: string | null;
  addresses: ChosenAddress[];
  /** The channels that are switched on, reach them now and may be used. */
  reachable: readonly PlannedKind[];
  /** Surveys that they do not want again. */
  declined: { id: string; name: string }[];
}
