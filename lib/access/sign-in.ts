import { findAccount, findInstallation } from "@/lib/access/account.store";
import type { SessionClaim } from "@/lib/access/authenticate-session";
import type { Door } from "@/lib/access/door";
import { openSession } from "@/lib/access/open-session";
import { passwordMatches } from "@/lib/access/passwords";
import type { SignIn } from "@/lib/access/shapes";
import { clearAttempts, throttleSignIn } from "@/lib/access/throttle-sign-in";
import { Refusal } from "@/lib/ground/refusal";

/** Where a sign-in comes from. */
export interface Caller {
  /** The network address. */
  address: string;
  userAgent: string | null;
}

/**
 * Signs a member in by password. An unknown address, a wrong password, a member who never joined
 * and one who was deactivated all get the same answer after the same work.
 */
export async function signIn(door: Door, input: SignIn, caller: Caller): Promise<SessionClaim> {
  const attempt = { email: input.email, address: caller.address };
  await throttleSignIn(door, attempt);
  const account = await findAccount(door, input.email);
  const organizationId = await findInstallation(door);
  const matches = await passwordMatches(account?.passwordHash, input.password);
  const claim =
    matches && account && organizationId
      ? await openSession(door, organizationId, account.id, caller.userAgent)
      : undefined;
  if (!claim) throw new Refusal("unauthenticated", "The e-mail address or password is wrong.");
  await clearAttempts(door, attempt);
  return claim;
}
