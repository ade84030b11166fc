import type { Receipt } from "@/lib/delivery/channels/channel";
import type { PlannedKind } from "@/lib/delivery/kinds";
import { nextAttemptAt } from "@/lib/delivery/retry";

/** Where an invitation stood when its message was handed over. */
export interface Attempt {
  /** This one included. */
  attempts: number;
  expiresAt: Date;
  /** What is tried when this channel fails for good. */
  route: readonly PlannedKind[];
  /** When the invitation first reached the customer: then this is a reminder. */
  sentAt: Date | null;
  /** How long after this message the next reminder is due; null when there is none. */
  remindAfterSeconds: number | null;
}

/** What is written down of an attempt: about the message, and about its invitation. */
export interface Outcome {
  /** Undefined: nothing was handed over, so there was no message. */
  message?: {
    status: "sent" | "kept" | "failed" | "unknown";
    receipt?: string;
    providerId?: string;
    failure?: string;
  };
  invitation: {
    status: "sent" | "kept" | "failed" | "scheduled";
    attempts: number;
    failure: string | null;
    dueAt?: Date;
    sentAt?: Date;
    remindAt?: Date | null;
    channel?: PlannedKind;
    route?: PlannedKind[];
  };
  /** The channel could not be used: there is no sense in trying the next message. */
  outage?: { reason: string; retryAfterSeconds?: number | undefined };
}

/** What follows from what a channel said. */
export function outcome(receipt: Receipt, attempt: Attempt, now: Date): Outcome {
  const { attempts } = attempt;
  switch (receipt.kind) {
    case "accepted": {
      const { reply, providerId } = receipt;
      return {
        message: { status: "sent", receipt: reply, ...(providerId && { providerId }) },
        invitation: { status: "sent", attempts, failure: null, ...reached(attempt, now) },
      };
    }
    case "kept":
      return {
        message: { status: "kept" },
        invitation: { status: "kept", attempts, failure: null },
      };
    case "refused": {
      const { reason, permanent } = receipt;
      const invitation = permanent ? otherwise(reason, attempt, now) : again(reason, attempt, now);
      return { message: { status: "failed", failure: reason }, invitation };
    }
    case "interrupted":
      return {
        message: { status: "unknown", failure: receipt.reason },
        invitation: again(receipt.reason, attempt, now),
        outage: { reason: receipt.reason },
      };
    case "unreachable":
      return unreached(receipt, attempt, now);
  }
}

/** Nobody's attempt is used up; but another one goes first next time, in case it was its fault. */
function unreached(
  { reason, retryAfterSeconds }: Extract<Receipt, { kind: "unreachable" }>,
  { attempts }: Attempt,
  now: Date,
): Outcome {
  const dueAt = new Date(now.getTime() + 60_000);
  return {
    invitation: { status: "scheduled", attempts: attempts - 1, failure: reason, dueAt },
    outage: { reason, retryAfterSeconds },
  };
}

function reached({ sentAt, expiresAt, remindAfterSeconds }: Attempt, now: Date) {
  return {
    sentAt: sentAt ?? now,
    remindAt: nextReminderAt(remindAfterSeconds, expiresAt, now),
  };
}

/** When the next reminder of what is sent now is due; null where there is none before it expires. */
export function nextReminderAt(afterSeconds: number | null, expiresAt: Date, now: Date) {
  if (afterSeconds === null) return null;
  const next = new Date(now.getTime() + afterSeconds * 1000);
  return next < expiresAt ? next : null;
}

/** By the next channel, if there is one; a reminder that fails leaves the request it reminds of. */
export function otherwise(
  failure: string,
  attempt: Pick<Attempt, "attempts" | "route" | "sentAt">,
  now: Date,
): Outcome["invitation"] {
  const { attempts, route, sentAt } = attempt;
  const [channel, ...rest] = route;
  if (channel === undefined) return { status: sentAt ? "sent" : "failed", attempts, failure };
  return { status: "scheduled", channel, route: rest, attempts: 0, failure, dueAt: now };
}

/** Later, if there still is a later. */
export function again(failure: string, attempt: Attempt, now: Date): Outcome["invitation"] {
  const { attempts } = attempt;
  const dueAt = nextAttemptAt(attempts, now, attempt.expiresAt);
  if (dueAt === undefined) return otherwise(failure, attempt, now);
  return { status: "scheduled", attempts, failure, dueAt };
}
