import type { Handover } from "@/lib/ground/mail";

/** A message as every channel can take it; each sends as much of it as it can carry. */
export interface Outgoing {
  /** Names the message: the same again when it has to be handed over a second time. */
  key: string;
  to: { address: string; name: string | null };
  /** The organisation, and where answers go. */
  from: { name: string; address: string | null; replyTo: string | null };
  subject: string;
  text: string;
  html: string | null;
  surveyUrl: string;
  /** Empty where there is nothing to end, as in a test. */
  preferencesUrl: string;
}

/** What a channel says of a message; `kept`: there is nobody to hand it to, so it stays here. */
export type Receipt = Handover | { kind: "kept" };

/** A way to a customer: it takes one message and says what became of it. */
export interface Channel {
  send: (message: Outgoing) => Promise<Receipt>;
  /**
   * The same of a message that may turn out not to be sent: everything that nobody can take for the
   * message is done meanwhile. Undefined: it was held back.
   */
  sendIf?: (message: Outgoing, wanted: Promise<boolean>) => Promise<Receipt | undefined>;
  /** Lets go of connections; the channel is not used any more. */
  close?: () => void;
}
