import { z } from "zod";
import { CustomerMention, ExternalId } from "@/lib/customers/shapes";
import { networkNumber } from "@/lib/delivery/address";
import { channelKinds } from "@/lib/delivery/kinds";
import { mostReminders } from "@/lib/delivery/plan-shapes";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { isStorable } from "@/lib/ground/storable";

/** Asks one customer now. An interaction may be named by its id or its external id. */
export const InviteCustomer = z.object({
  survey: OpaqueId,
  customer: CustomerMention,
  channel: z.enum(channelKinds),
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

/** The messages a page asks for: an address somebody changed by hand still shows a list. */
export const MessageQuery = z.object({
  search: z.string().trim().max(120).refine(isStorable).optional().catch(undefined),
  status: z.enum(messageStatuses).optional().catch(undefined),
  cursor: z.uuid().optional().catch(undefined),
  limit: z.int().min(1).max(200).catch(50),
});
export type MessageQuery = z.infer<typeof MessageQuery>;

export const OneMessage = z.object({ messageId: z.uuid() });
export type OneMessage = z.infer<typeof OneMessage>;

/** Those whose message can be shown before it is sent. */
export const shownKinds = ["email", "sms", "webhook", "letter"] as const;
export type ShownKind = (typeof shownKinds)[number];

/**
 * Whose message is shown: a customer's, or anybody's who reads a language; by which channel, and
 * which request: 0 is the first, others are reminders.
 */
export const PreviewQuery = z.object({
  by: z.enum(shownKinds).optional().catch(undefined),
  request: z.coerce.number().int().min(0).max(mostReminders).optional().catch(undefined),
  as: z.string().trim().min(1).max(254).refine(isStorable).optional().catch(undefined),
  language: z.string().max(35).optional().catch(undefined),
});
export type PreviewQuery = z.infer<typeof PreviewQuery>;

/** A test of the message that is shown. */
export const SendTest = PreviewQuery.extend({ surveyId: OpaqueId });
export type SendTest = z.infer<typeof SendTest>;

/** The same as a text message, to a number of one's own. */
export const SendTestSms = SendTest.extend({
  number: z
    .string()
    .trim()
    .max(40, "At most 40 characters.")
    .refine((typed) => networkNumber(typed) !== null, "Enter a number with its country: +49 170 …"),
});
export type SendTestSms = z.infer<typeof SendTestSms>;

const emptyOr = <T extends z.ZodType<string>>(shape: T) => z.union([z.literal(""), shape]);

/** One customer to ask, as the form has it: by their id, their address, or both. */
export const InviteByHand = z
  .object({
    survey: OpaqueId,
    externalId: emptyOr(ExternalId),
    email: emptyOr(z.string().trim().pipe(z.email("This is not an e-mail address.").max(254))),
    channel: z.enum(channelKinds),
  })
  .refine(({ externalId, email }) => externalId !== "" || email !== "", {
    path: ["email"],
    message: "Enter an address or a customer's id.",
  })
  .transform(({ survey, externalId, email, channel }) => ({
    survey,
    channel,
    customer: { externalId: externalId || email, ...(email !== "" && { email }) },
  }));
