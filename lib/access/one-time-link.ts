import { endTokens, insertToken } from "@/lib/access/account.store";
import type { Tx } from "@/lib/access/context";
import { env } from "@/lib/ground/env";
import { hashToken, newToken } from "@/lib/ground/ids";

/** How long a link works: to sign in, an hour; to join, a week. */
const lifetimeMilliseconds = { "sign-in": 60 * 60 * 1000, join: 7 * 24 * 60 * 60 * 1000 };

export type LinkPurpose = keyof typeof lifetimeMilliseconds;

/** Makes a one-time link's secret for an account; the links it had before end. */
export async function makeToken(tx: Tx, accountId: string, purpose: LinkPurpose): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(tx.now().getTime() + lifetimeMilliseconds[purpose]);
  await endTokens(tx, accountId);
  await insertToken(tx, { hash: hashToken(token), accountId, purpose, expiresAt });
  return token;
}

/** The address of a one-time link. */
export function linkUrl(token: string, purpose: LinkPurpose): string {
  const path = purpose === "join" ? "join" : "sign-in/link";
  return `${env().APP_URL}/${path}/${token}`;
}
