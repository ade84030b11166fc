import { findInstallation } from "@/lib/access/account.store";
import { recordAct } from "@/lib/access/audit";
import { systemContext, type Tx } from "@/lib/access/context";
import type { Door } from "@/lib/access/door";
import { insertKey } from "@/lib/access/key.store";
import { findFirstAdministrator } from "@/lib/access/member.store";
import { linkUrl, makeToken } from "@/lib/access/one-time-link";
import { keyScopes } from "@/lib/access/roles";
import { found } from "@/lib/access/set-up";
import { inTransaction } from "@/lib/db/transaction";
import { env } from "@/lib/ground/env";
import { hashToken, newId } from "@/lib/ground/ids";
import { isRefusal } from "@/lib/ground/refusal";

/** The organisation and administrator to make at the first start, as the environment names them. */
export interface FirstAdministrator {
  organizationName: string;
  email: string;
  password?: string | undefined;
  /** An API key with all scopes, chosen by whoever starts Vocal. */
  apiKey?: string | undefined;
  demo?: boolean;
}

async function keepKey(tx: Tx, key: string): Promise<void> {
  const id = newId();
  const prefix = key.slice(0, 8);
  const name = "First start";
  await insertKey(tx, { id, name, prefix, scopes: keyScopes, hash: hashToken(key) });
  await recordAct(tx, "api-key.created", { kind: "api-key", id }, { name, scopes: keyScopes });
}

/**
 * At the first start only: makes the organisation, its administrator and perhaps an API key. Later
 * starts, and the loser of two first starts at once, change nothing.
 * @returns the organisation's id
 */
export async function prepareFirstAdministrator(
  door: Door,
  first: FirstAdministrator,
): Promise<string> {
  const known = await findInstallation(door);
  if (known) return known;
  const { organizationName, email, password, apiKey, demo } = first;
  const foundation = { organizationName, name: "Administrator", email: email.toLowerCase(), demo };
  try {
    return await found(door, { ...foundation, password }, async (tx) => {
      if (apiKey) await keepKey(tx, apiKey);
    });
  } catch (error) {
    const winner = isRefusal(error) ? await findInstallation(door) : undefined;
    if (!winner) throw error;
    return winner;
  }
}

/**
 * The address to print at start: a one-time link that signs the first administrator in, or the
 * setup page while there is no organisation.
 */
export async function makeSignInLink(door: Door): Promise<string> {
  const organizationId = await findInstallation(door);
  if (!organizationId) return `${env().APP_URL}/setup`;
  const ctx = systemContext(door.database, organizationId, door.now);
  return inTransaction(ctx, async (tx) => {
    const accountId = await findFirstAdministrator(tx);
    if (!accountId) return `${env().APP_URL}/sign-in`;
    return linkUrl(await makeToken(tx, accountId, "sign-in"), "sign-in");
  });
}
