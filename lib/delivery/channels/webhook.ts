import { createHmac } from "node:crypto";
import type { Channel } from "@/lib/delivery/channels/channel";
import { post, textAt } from "@/lib/delivery/channels/post";

export interface Webhook {
  url: string;
  signingKey: string;
}

/** What the receiver computes too: HMAC-SHA256 of "<seconds>.<body>", in hex. */
function signatureOf(body: string, seconds: number, signingKey: string): string {
  const mac = createHmac("sha256", signingKey).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${mac}`;
}

/** Hands a message to a system of the organisation's own, which brings it to the customer. */
export function webhookChannel({ url, signingKey }: Webhook): Channel {
  return {
    send: ({ key, to, from, subject, text, surveyUrl, preferencesUrl }) => {
      const message = { subject, text, surveyUrl, preferencesUrl };
      const body = JSON.stringify({ id: key, to, from: from.name, ...message });
      const headers = {
        "content-type": "application/json",
        "idempotency-key": key,
        "vocal-signature": signatureOf(body, Math.floor(Date.now() / 1000), signingKey),
      };
      return post({ url, headers, body }, (reply) => textAt("id", reply));
    },
  };
}
