import { z } from "zod";
import { CustomerMention, ExternalId } from "@/lib/customers/shapes";
import { OpaqueId } from "@/lib/ground/opaque-id";

export const channels = ["email", "link"] as const;

/** Asks one customer now. An interaction may be named by its id or its external id. */
export const InviteCustomer = z.object({
  survey: OpaqueId,
  customer: CustomerMention,
  channel: z.enum(channels),
  interaction: ExternalId.optional(),
});
export type InviteCustomer = z.infer<typeof InviteCustomer>;

export const invitationStatuses = [
  "scheduled",
  "sending",
  "sent",
  "kept",
  "failed",
  "answered",
  "cancelled",
] as const;

/** An invitation as it was made; `url` is the customer's own link, for the channel `link`. */
export const Invitation = z.object({
  id: z.string(),
  status: z.enum(invitationStatuses),
  url: z.string().optional(),
});
export type Invitation = z.infer<typeof Invitation>;

export const messageStatuses = ["handing-over", "sent", "kept", "failed", "unknown"] as const;
export type MessageStatus = (typeof messageStatuses)[number];

export const ListMessages = z.object({
  search: z.string().trim().max(120).optional(),
  status: z.enum(messageStatuses).optional(),
  surveyId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
});
export type ListMessages = z.infer<typeof ListMessages>;

export const OneMessage = z.object({ messageId: z.uuid() });
export type OneMessage = z.infer<typeof OneMessage>;
