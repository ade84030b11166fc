import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { endKey, insertKey, listKeys } from "@/lib/access/key.store";
import { permit } from "@/lib/access/permit";
import type { MakeApiKey, RevokeApiKey } from "@/lib/access/shapes";
import { inTransaction } from "@/lib/db/transaction";
import { hashToken, newId, newToken } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";

/** All API keys, without their secrets, which nobody knows any more. */
export async function readApiKeys(ctx: Context) {
  permit(ctx, "api-keys.manage");
  return inTransaction(ctx, listKeys);
}

/** Makes an API key. @returns the key itself, for the only time */
export async function makeApiKey(ctx: Context, input: MakeApiKey): Promise<{ key: string }> {
  permit(ctx, "api-keys.manage");
  const key = `vocal_${newToken()}`;
  const prefix = key.slice(0, 12);
  const id = newId();
  await inTransaction(ctx, async (tx) => {
    await insertKey(tx, { ...input, id, prefix, hash: hashToken(key) });
    await recordAct(tx, "api-key.created", { kind: "api-key", id }, input);
  });
  return { key };
}

/** Ends an API key for good; its next request is refused. */
export async function revokeApiKey(ctx: Context, { apiKeyId }: RevokeApiKey): Promise<void> {
  permit(ctx, "api-keys.manage");
  await inTransaction(ctx, async (tx) => {
    const name = await endKey(tx, apiKeyId);
    if (name === undefined) throw new Refusal("not-found", "There is no such key.");
    await recordAct(tx, "api-key.revoked", { kind: "api-key", id: apiKeyId }, { name });
  });
}
