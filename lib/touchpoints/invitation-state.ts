import { z } from "zod";
import { channelKinds } from "@/lib/delivery/kinds";
import { invitationStatuses } from "@/lib/delivery/shapes";

const moment = z.iso.datetime();

/** By what an invitation was tried in vain before it went on by its channel, and what was said there. */
export const Refused = z.object({
  channel: z.enum(channelKinds),
  /** "unknown": it may have arrived all the same. */
  status: z.enum(["failed", "unknown"]),
  failure: z.string().nullable(),
});
export type Refused = z.infer<typeof Refused>;

/** How far an invitation has come, and what is the matter with it. */
export const InvitationState = z.object({
  status: z.enum(invitationStatuses),
  /** By what it goes now, which another may have handed it on to. */
  channel: z.enum(channelKinds),
  /** When it is tried next, or was due last. */
  dueAt: moment,
  expiresAt: moment,
  sentAt: moment.nullable(),
  answeredAt: moment.nullable(),
  attempts: z.int(),
  remindersSent: z.int(),
  /** Why it was called off, failed or was passed on: a suppression's reason, or a sentence. */
  failure: z.string().nullable(),
  /** All of that in one phrase. */
  explanation: z.string(),
});
export type InvitationState = z.infer<typeof InvitationState>;
