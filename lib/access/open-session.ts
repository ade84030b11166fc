import type { SessionClaim } from "@/lib/access/authenticate-session";
import { systemContext, type Tx } from "@/lib/access/context";
import type { Door } from "@/lib/access/door";
import { findActiveMember } from "@/lib/access/member.store";
import { insertSession } from "@/lib/access/session.store";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";

/** How long one stays signed in, in seconds: two weeks. */
export const sessionSeconds = 14 * 24 * 60 * 60;

/** Which browser on which system, for the list of sessions; not more than a person needs. */
export function describeAgent(userAgent: string | null | undefined): string {
  const text = userAgent ?? "";
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(text)?.[1];
  const system = /(Android|iPhone|iPad|Windows|Macintosh|Linux)/.exec(text)?.[1];
  const named = { Edg: "Edge", OPR: "Opera", Macintosh: "macOS" } as Record<string, string>;
  const words = [browser, system].map((word) => word && (named[word] ?? word));
  return words.filter(Boolean).join(" on ") || "Unknown browser";
}

/** Opens a session for an account's active member; undefined when it has none here. */
export async function openSession(
  door: Door,
  organizationId: string,
  accountId: string,
  userAgent: string | null | undefined,
): Promise<SessionClaim | undefined> {
  const ctx = systemContext(door.database, organizationId, door.now);
  return inTransaction(ctx, (tx) => openSessionIn(tx, accountId, userAgent));
}

/** The same inside a transaction. */
export async function openSessionIn(
  tx: Tx,
  accountId: string,
  userAgent: string | null | undefined,
): Promise<SessionClaim | undefined> {
  const member = await findActiveMember(tx, accountId);
  if (!member?.joinedAt) return undefined;
  const sessionId = newId();
  const expiresAt = new Date(tx.now().getTime() + sessionSeconds * 1000);
  const agent = describeAgent(userAgent);
  await insertSession(tx, { id: sessionId, memberId: member.id, agent, expiresAt });
  return { organizationId: tx.organizationId, sessionId };
}
