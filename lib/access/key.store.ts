import { and, desc, eq, isNull, lt, or } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { KeyScope } from "@/lib/access/roles";
import type { Database } from "@/lib/db/client";
import { apiKey, apiKeyHash } from "@/lib/db/tables/access";

interface NewKey {
  id: string;
  name: string;
  prefix: string;
  scopes: readonly KeyScope[];
  hash: string;
}

/** Whose key this is, before anything else is known: the hash is the only way in. */
export async function findKeyOwner(database: Database, hash: string) {
  const [owner] = await database.orm
    .select({ organizationId: apiKeyHash.organizationId, id: apiKeyHash.apiKeyId })
    .from(apiKeyHash)
    .where(eq(apiKeyHash.hash, hash));
  return owner;
}

/** What a key that still holds may do. */
export async function findLiveKey(tx: Tx, id: string) {
  const [key] = await tx.db
    .select({ scopes: apiKey.scopes, lastUsedAt: apiKey.lastUsedAt })
    .from(apiKey)
    .where(
      and(
        eq(apiKey.organizationId, tx.organizationId),
        eq(apiKey.id, id),
        isNull(apiKey.revokedAt),
      ),
    );
  return key;
}

/** Remembers that a key was used, unless that was already remembered after `before`. */
export async function touchKey(tx: Tx, id: string, before: Date): Promise<void> {
  await tx.db
    .update(apiKey)
    .set({ lastUsedAt: tx.now() })
    .where(
      and(
        eq(apiKey.organizationId, tx.organizationId),
        eq(apiKey.id, id),
        or(isNull(apiKey.lastUsedAt), lt(apiKey.lastUsedAt, before)),
      ),
    );
}

/** Stores a key and the hash by which it is found. */
export async function insertKey(tx: Tx, key: NewKey): Promise<void> {
  const { hash, ...rest } = key;
  const { organizationId } = tx;
  await tx.db.insert(apiKeyHash).values({ hash, organizationId, apiKeyId: key.id });
  await tx.db
    .insert(apiKey)
    .values({ ...rest, scopes: [...key.scopes], organizationId, createdAt: tx.now() });
}

/** Ends a key for good. @returns its name, or undefined if there was none to end */
export async function endKey(tx: Tx, id: string): Promise<string | undefined> {
  const { organizationId } = tx;
  await tx.db
    .delete(apiKeyHash)
    .where(and(eq(apiKeyHash.organizationId, organizationId), eq(apiKeyHash.apiKeyId, id)));
  const [ended] = await tx.db
    .update(apiKey)
    .set({ revokedAt: tx.now() })
    .where(
      and(eq(apiKey.organizationId, organizationId), eq(apiKey.id, id), isNull(apiKey.revokedAt)),
    )
    .returning({ name: apiKey.name });
  return ended?.name;
}

/** All keys, newest first; those that were revoked stay as a record. */
export async function listKeys(tx: Tx) {
  return tx.db
    .select()
    .from(apiKey)
    .where(eq(apiKey.organizationId, tx.organizationId))
    .orderBy(desc(apiKey.id))
    .limit(200);
}
