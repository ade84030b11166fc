import type { PlannedKind } from "@/lib/delivery/kinds";

/** An address of a customer, and what is known against writing to it. */
export interface ChosenAddress {
  kind: "email" | "phone";
  address: string;
  refused: { source: string; since: Date } | null;
}

/** How a customer may be asked, and what they have declined. */
export interface ContactChoices {
  /** False was said; null means that nothing is recorded. */
  consent: boolean | null;
  /** Whether they said no under another record with their mailbox or telephone. */
  refusedElsewhere: boolean;
  preferredChannel: string | null;
  addresses: ChosenAddress[];
  /** The channels that are switched on and reach them now. */
  reachable: readonly PlannedKind[];
  /** Surveys that they do not want again. */
  declined: { id: string; name: string }[];
}
