import { type Context, systemContext } from "@/lib/access/context";
import type { Door } from "@/lib/access/door";
import { findKeyOwner, findLiveKey, touchKey } from "@/lib/access/key.store";
import { keyScopes } from "@/lib/access/roles";
import { KeyThrottle } from "@/lib/access/throttle-key";
import { inTransaction } from "@/lib/db/transaction";
import { hashToken } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";

const usedWithinMilliseconds = 10 * 60 * 1000;
const throttle = new KeyThrottle({ burst: 2000, perSecond: 1000 });

const refused = () => new Refusal("unauthenticated", "Send a valid API key as a bearer token.");

/**
 * The context of whoever sends this Authorization header. The key is looked up by its SHA-256, so
 * the time it takes tells nothing about how much of a guess was right.
 */
export async function authenticateKey(
  { database, now }: Door,
  authorization: string | null,
): Promise<Context> {
  const [, key] = /^Bearer +([\x21-\x7e]{16,300})$/i.exec(authorization ?? "") ?? [];
  const owner = key && (await findKeyOwner(database, hashToken(key)));
  if (!owner) throw refused();
  const ctx = systemContext(database, owner.organizationId, now);
  const scopes = await inTransaction(ctx, async (tx) => {
    const live = await findLiveKey(tx, owner.id);
    if (!live) throw refused();
    const before = new Date(now().getTime() - usedWithinMilliseconds);
    if (!live.lastUsedAt || live.lastUsedAt < before) await touchKey(tx, owner.id, before);
    return keyScopes.filter((scope) => live.scopes.includes(scope));
  });
  const wait = throttle.take(owner.id, performance.now());
  if (wait > 0) {
    const message = "This key makes too many requests; slow down.";
    throw new Refusal("throttled", message, { retryAfterSeconds: wait });
  }
  return { ...ctx, actor: { kind: "api-key", id: owner.id, scopes } };
}
