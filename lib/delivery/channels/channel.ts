import type { Handover, Mail } from "@/lib/ground/mail";

/** What a channel says of a message; `kept`: there is nobody to hand it to, so it stays here. */
export type Receipt = Handover | { kind: "kept" };

/** A way to a customer: it takes one message and says what became of it. */
export interface Channel {
  deliver: (mail: Mail) => Promise<Receipt>;
}
