import { consentChannels } from "@/lib/customers/consent";

/** Every way a survey can reach a customer. */
export const channelKinds = [
  "email",
  "sms",
  "webhook",
  "letter",
  "phone",
  "widget",
  "link",
] as const;
export type ChannelKind = (typeof channelKinds)[number];

/**
 * Those a survey can be planned for: Vocal sends it, a member brings it, or it waits where the
 * customer comes by. A link is handed back.
 */
export const plannedKinds = consentChannels;
export type PlannedKind = (typeof plannedKinds)[number];

/** Those by which Vocal itself sends something, and is told afterwards what became of it. */
export const sendingKinds = ["email", "sms", "webhook"] as const;
export type SendingKind = (typeof sendingKinds)[number];

/** Those that wait until a member brings them to the customer, or the customer comes by. */
export const broughtKinds = ["letter", "phone", "widget"] as const;
export type BroughtKind = (typeof broughtKinds)[number];

export const kindWords: Record<ChannelKind, string> = {
  email: "E-mail",
  sms: "SMS",
  webhook: "Webhook",
  letter: "Letter",
  phone: "Telephone",
  widget: "Site or app",
  link: "Link",
};

/** How somebody is asked by each, inside a sentence. */
export const kindPhrases: Record<ChannelKind, string> = {
  email: "by e-mail",
  sms: "by SMS",
  webhook: "by webhook",
  letter: "by letter",
  phone: "by telephone",
  widget: "on the site or in the app",
  link: "as a link",
};
