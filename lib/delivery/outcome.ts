import type { Receipt } from "@/lib/delivery/channels/channel";
import { nextAttemptAt } from "@/lib/delivery/retry";

/** Where an invitation stood when its message was handed over. */
export interface Attempt {
  /** This one included. */
  attempts: number;
  expiresAt: Date;
}

/** What is written down of an attempt: about the message, and about its invitation. */
export interface Outcome {
  /** Undefined: nothing was handed over, so there was no message. */
  message?: {
    status: "sent" | "kept" | "failed" | "unknown";
    receipt?: string;
    failure?: string;
  };
  invitation: {
    status: "sent" | "kept" | "failed" | "scheduled";
    attempts: number;
    failure: string | null;
    dueAt?: Date;
    sentAt?: Date;
  };
  /** The mail server could not be used: there is no sense in trying the next message. */
  outage: boolean;
}

/** What follows from what a channel said. */
export function outcome(receipt: Receipt, attempt: Attempt, now: Date): Outcome {
  const { attempts } = attempt;
  switch (receipt.kind) {
    case "accepted":
      return {
        message: { status: "sent", receipt: receipt.reply },
        invitation: { status: "sent", attempts, failure: null, sentAt: now },
        outage: false,
      };
    case "kept":
      return {
        message: { status: "kept" },
        invitation: { status: "kept", attempts, failure: null },
        outage: false,
      };
    case "refused": {
      const { reason, permanent } = receipt;
      const invitation = permanent
        ? { status: "failed" as const, attempts, failure: reason }
        : again(reason, attempt, now);
      return { message: { status: "failed", failure: reason }, invitation, outage: false };
    }
    case "interrupted":
      return {
        message: { status: "unknown", failure: receipt.reason },
        invitation: again(receipt.reason, attempt, now),
        outage: true,
      };
    case "unreachable":
      return {
        // Nobody's attempt is used up; but another one goes first next time, in case it was its fault.
        invitation: {
          status: "scheduled",
          attempts: attempts - 1,
          failure: receipt.reason,
          dueAt: new Date(now.getTime() + 60_000),
        },
        outage: true,
      };
  }
}

/** Later, if there still is a later. */
export function again(failure: string, attempt: Attempt, now: Date): Outcome["invitation"] {
  const { attempts } = attempt;
  const dueAt = nextAttemptAt(attempts, now, attempt.expiresAt);
  if (dueAt === undefined) return { status: "failed", attempts, failure };
  return { status: "scheduled", attempts, failure, dueAt };
}
