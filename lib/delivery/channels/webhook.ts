import type { Channel, Outgoing } from "@/lib/delivery/channels/channel";
import { post, textAt } from "@/lib/delivery/channels/post";
import { vocalSignature } from "@/lib/delivery/channels/vocal-signature";

export interface Webhook {
  url: string;
  signingKey: string;
}

/** What the receiver is posted, as JSON. */
export function webhookBody(message: Omit<Outgoing, "html">) {
  const { key, to, from, subject, text, surveyUrl, preferencesUrl } = message;
  return { id: key, to, from: from.name, subject, text, surveyUrl, preferencesUrl };
}

/** Hands a message to a system of the organisation's own, which brings it to the customer. */
export function webhookChannel({ url, signingKey }: Webhook): Channel {
  return {
    send: (message) => {
      const body = JSON.stringify(webhookBody(message));
      const headers = {
        "content-type": "application/json",
        "idempotency-key": message.key,
        "vocal-signature": vocalSignature(body, Math.floor(Date.now() / 1000), signingKey),
      };
      return post({ url, headers, body }, (reply) => textAt("id", reply));
    },
  };
}
