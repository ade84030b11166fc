import { type Context, systemContext } from "@/lib/access/context";
import type { Door } from "@/lib/access/door";
import { findSignedIn } from "@/lib/access/session.store";
import { inTransaction } from "@/lib/db/transaction";

/** What a session's cookie says; the row it names decides. */
export interface SessionClaim {
  organizationId: string;
  sessionId: string;
}

/** A signed-in member: the context they act in, and what the page's frame shows. */
export interface SignedIn {
  ctx: Context & { actor: { kind: "member" } };
  organizationName: string;
  demo: boolean;
}

/** Who this session belongs to; undefined once it was revoked, ran out or the member left. */
export async function authenticateSession(
  { database, now }: Door,
  claim: SessionClaim,
): Promise<SignedIn | undefined> {
  const ctx = systemContext(database, claim.organizationId, now);
  const found = await inTransaction(ctx, (tx) => findSignedIn(tx, claim.sessionId));
  if (!found) return undefined;
  const { organizationName, demo, ...member } = found;
  return { ctx: { ...ctx, actor: { kind: "member", ...member } }, organizationName, demo };
}
