/** Every way a survey can reach a customer. */
export const channelKinds = ["email", "sms", "webhook", "link"] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** Those by which Vocal itself sends something. A link is handed back. */
export const sendingKinds = ["email", "sms", "webhook"] as const;
export type SendingKind = (typeof sendingKinds)[number];

export const kindWords: Record<ChannelKind, string> = {
  email: "E-mail",
  sms: "SMS",
  webhook: "Webhook",
  link: "Link",
};
