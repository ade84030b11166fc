import { consumeToken, findToken } from "@/lib/access/account.store";
import type { SessionClaim } from "@/lib/access/authenticate-session";
import { systemContext } from "@/lib/access/context";
import type { Door } from "@/lib/access/door";
import type { LinkPurpose } from "@/lib/access/one-time-link";
import { openSessionIn } from "@/lib/access/open-session";
import { findOrganization } from "@/lib/access/organization.store";
import type { UseLink } from "@/lib/access/shapes";
import { inTransaction } from "@/lib/db/transaction";
import { hashToken } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";

/** What a one-time link is good for, before it is used: looking changes nothing. */
export async function readLink(door: Door, token: string, purpose: LinkPurpose) {
  const found = await findToken(door, hashToken(token), purpose);
  if (!found) return undefined;
  const ctx = systemContext(door.database, found.organizationId, door.now);
  const organization = await inTransaction(ctx, findOrganization);
  return { name: found.name, email: found.email, organizationName: organization?.name ?? "" };
}

/** Signs in by a one-time link, which is thereby used up. */
export async function useSignInLink(
  door: Door,
  { token }: UseLink,
  userAgent: string | null,
): Promise<SessionClaim> {
  const hash = hashToken(token);
  const found = await findToken(door, hash, "sign-in");
  const ctx = found && systemContext(door.database, found.organizationId, door.now);
  const claim =
    ctx &&
    (await inTransaction(ctx, async (tx) => {
      if (!(await consumeToken(tx, hash, "sign-in"))) return undefined;
      return openSessionIn(tx, found.accountId, userAgent);
    }));
  if (!claim) throw new Refusal("unauthenticated", "This link was used before, or has run out.");
  return claim;
}
