import { z } from "zod";
import { OpaqueId } from "@/lib/ground/opaque-id";

/** A call to be taken: a certain one, or the one that waits longest. */
export const TakeCall = z.object({ invitationId: OpaqueId.optional() });
export type TakeCall = z.infer<typeof TakeCall>;

export const OneCall = z.object({ callId: OpaqueId });
export type OneCall = z.infer<typeof OneCall>;

/** How a call ends in which nothing, or not everything, was answered. */
export const callEnds = ["not-reached", "survey-declined", "unsubscribed", "given-back"] as const;
export type CallEnd = (typeof callEnds)[number];

export const EndCall = OneCall.extend({ outcome: z.enum(callEnds) });
export type EndCall = z.infer<typeof EndCall>;

/** Whom a call is for, and what it is about. */
export interface CallSubject {
  invitationId: string;
  surveyId: string;
  surveyName: string;
  customerId: string;
  customerName: string | null;
  number: string;
  /** The customer's own, where it is known. */
  timeZone: string | null;
  locale: string | null;
  dueAt: Date;
  expiresAt: Date;
  /** Calls so far in which nobody was reached. */
  attempts: number;
  touchpoint: string | null;
  agent: string | null;
  occurredAt: Date | null;
}

/** A call that waits, and who is on it if somebody is. */
export interface WaitingCall extends CallSubject {
  taken: { callId: string; memberName: string | null; mine: boolean; takenAt: Date } | null;
}

/** A call as its own page shows it. */
export interface OneCallShown extends CallSubject {
  callId: string;
  takenAt: Date;
  endedAt: Date | null;
  outcome: "answered" | CallEnd | null;
}
