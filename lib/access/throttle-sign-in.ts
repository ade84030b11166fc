import { countAttempt, forgetAttempts, uncountAttempt } from "@/lib/access/account.store";
import type { Door } from "@/lib/access/door";
import { hashToken } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";

const windowMilliseconds = 15 * 60 * 1000;
const limits = { account: 20, address: 60 };

/** Where an attempt to sign in comes from, and whom it is about. */
export interface Attempt {
  email: string;
  /** The caller's network address. */
  address: string;
}

// Hashed: people type passwords into the wrong field, and addresses are personal data.
const keyOf = (kind: keyof typeof limits, value: string) => `${kind}:${hashToken(value)}`;

async function throttle(door: Door, kind: keyof typeof limits, value: string): Promise<void> {
  const { count, windowStart } = await countAttempt(door, keyOf(kind, value), windowMilliseconds);
  if (count <= limits[kind]) return;
  const over = windowStart.getTime() + windowMilliseconds - door.now().getTime();
  throw new Refusal("throttled", "Too many attempts to sign in. Try again in a few minutes.", {
    retryAfterSeconds: Math.max(1, over / 1000),
  });
}

/**
 * Counts an attempt before the password is looked at, so that attempts at once are all counted.
 * Whether the account exists makes no difference to any count or answer.
 */
export async function throttleSignIn(door: Door, attempt: Attempt): Promise<void> {
  await throttle(door, "address", attempt.address);
  await throttle(door, "account", attempt.email);
}

/** A right password clears what was counted against the account, and is not held against an address. */
export async function clearAttempts(door: Door, { email, address }: Attempt): Promise<void> {
  const before = new Date(door.now().getTime() - windowMilliseconds);
  await forgetAttempts(door, keyOf("account", email), before);
  await uncountAttempt(door, keyOf("address", address));
}

/** Counts an attempt of somebody signed in who has to say the password again. */
export async function throttlePassword(door: Door, email: string): Promise<void> {
  await throttle(door, "account", email);
}
