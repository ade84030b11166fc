import { createHmac } from "node:crypto";
import type { ChannelKind } from "@/lib/delivery/kinds";
import { env } from "@/lib/ground/env";

/*
 * Where a provider reports what became of messages. The address holds the organisation and a
 * signature for one channel, so that it finds its rows without a query and nobody guesses it.
 */
function signature(organizationId: string, kind: ChannelKind, secret: string): string {
  const mac = createHmac("sha256", secret).update(`vocal receipts ${kind}\n${organizationId}`);
  return mac.digest("base64url").slice(0, 22);
}

/** The key in the address of a channel's receipts. */
function receiptsKey(organizationId: string, kind: ChannelKind, secret: string): string {
  const id = Buffer.from(organizationId.replaceAll("-", ""), "hex").toString("base64url");
  return `${id}${signature(organizationId, kind, secret)}`;
}

/** The address of a channel's receipts. */
export function receiptsUrl(organizationId: string, kind: ChannelKind): string {
  const { APP_URL, AUTH_SECRET } = env();
  return `${APP_URL}/api/receipts/${kind}/${receiptsKey(organizationId, kind, AUTH_SECRET)}`;
}
