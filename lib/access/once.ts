import type { Context } from "@/lib/access/context";
import { claimKey, findAnswer, forgetAnswers, keepAnswer } from "@/lib/access/kept-answer.store";
import { inTransaction } from "@/lib/db/transaction";
import { hashToken } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";

/** An answer that can be given again: a status and a JSON body. */
export interface GivenAnswer {
  status: number;
  body: unknown;
}

const keptMilliseconds = 24 * 60 * 60 * 1000;

/** Whoever may do less must not hear what whoever may do more was told. */
function rights({ actor }: Context): string {
  return actor.kind === "api-key" ? [...actor.scopes].sort().join(" ") : actor.kind;
}

/**
 * Does a write at most once per key: the key is claimed, the work done and the answer kept in one
 * transaction, so a crash keeps all of it or nothing. The same request again gets the first
 * answer; another request under the same key is refused. A refusal is not kept: nothing happened.
 */
export async function once(
  ctx: Context,
  key: string,
  request: string,
  work: (tx: Context) => Promise<GivenAnswer>,
): Promise<GivenAnswer> {
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw new Refusal("malformed", "An Idempotency-Key has 1 to 255 printable characters.");
  }
  const requestHash = hashToken(`${rights(ctx)} ${request}`);
  return inTransaction(ctx, async (tx) => {
    if (await claimKey(tx, key, requestHash)) {
      const answer = await work(tx);
      await keepAnswer(tx, key, answer.status, answer.body);
      await forgetAnswers(tx, new Date(tx.now().getTime() - keptMilliseconds));
      return answer;
    }
    const kept = await findAnswer(tx, key);
    if (kept?.requestHash !== requestHash) {
      const message = "This Idempotency-Key was used for another request.";
      throw new Refusal("conflict", message, { reason: "idempotency_key_reused" });
    }
    return { status: kept.status ?? 200, body: kept.body ?? undefined };
  });
}
