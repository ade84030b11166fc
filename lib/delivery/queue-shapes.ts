import { z } from "zod";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";
import { invitationStatuses } from "@/lib/delivery/shapes";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { isStorable } from "@/lib/ground/storable";

/** What an invitation in the queue may be: still to be sent, being sent now, given up, or sent. */
export const queueStates = ["scheduled", "sending", "failed", "sent"] as const;
export type QueueState = (typeof queueStates)[number];

const search = z.string().trim().max(120).refine(isStorable);

export const ListQueue = z.object({
  state: z.enum(queueStates).default("scheduled"),
  /**
   * An invitation's or a customer's id, what a customer's name, last name or e-mail address begins
   * with, or a whole phone number however it is written.
   */
  search: search.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListQueue = z.infer<typeof ListQueue>;

/** The same as a page asks for it: an address somebody changed by hand still shows a list. */
export const QueueQuery = z.object({
  state: z.enum(queueStates).catch("scheduled"),
  search: search.optional().catch(undefined),
  limit: z.literal(50).catch(50),
  cursor: z.string().max(200).optional().catch(undefined),
});

export const QueuedInvitation = z.object({
  id: z.string(),
  state: z.enum(queueStates),
  channel: z.enum(plannedKinds),
  /** When it is tried next; of those given up, when it was due last. */
  dueAt: z.string(),
  expiresAt: z.string(),
  attempts: z.number(),
  /** What was last in its way. */
  failure: z.string().nullable(),
  survey: z.string(),
  surveyName: z.string(),
  customerName: z.string().nullable(),
  customerAddress: z.string().nullable(),
  /** Whether it can be tried at once. */
  retriable: z.boolean(),
  /** Of those sent: when the latest message was, and what has become of the invitation since. */
  sentAt: z.string().optional(),
  status: z.enum(invitationStatuses).optional(),
});
export type QueuedInvitation = z.infer<typeof QueuedInvitation>;

export const Queue = z.object({
  data: z.array(QueuedInvitation),
  nextCursor: z.string().nullable(),
  /** Whether a search fits more than the 500 customers whose invitations it looks at. */
  moreCustomers: z.boolean(),
});
export type Queue = z.infer<typeof Queue>;

/** What waits and what is in the queue is counted up to here; more than that is "more". */
export const mostCounted = 10_000;

/** A number of those that may be one more than are counted. */
export function countedWords(counted: number): string {
  const most = mostCounted.toLocaleString("en");
  return counted > mostCounted ? `More than ${most}` : counted.toLocaleString("en");
}

interface Counted {
  count: number;
  more: boolean;
}

/** How much is in each state; what is due now is a part of what is still to be sent. */
export interface QueueCounts extends Record<QueueState, Counted> {
  due: Counted;
  /**
   * What was given up, by channel: all of it, and of what has not expired how much can be tried again,
   * and how much cannot because its customer has a newer invitation.
   */
  failedBy: { channel: PlannedKind; failed: Counted; retriable: number; overtaken: number }[];
}

/** Tries what was given up on a channel again, as many as can be told at once. */
export const RetryFailed = z.object({ channel: z.enum(plannedKinds) });
export type RetryFailed = z.infer<typeof RetryFailed>;

export const OneInvitation = z.object({ invitationId: OpaqueId });
export type OneInvitation = z.infer<typeof OneInvitation>;
