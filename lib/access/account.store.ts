import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { Door } from "@/lib/access/door";
import { account, installation, signInAttempt, signInToken } from "@/lib/db/tables/access";

type Purpose = "sign-in" | "join";

interface NewToken {
  hash: string;
  accountId: string;
  purpose: Purpose;
  expiresAt: Date;
}

/** Which organisation this installation serves; undefined before the first setup. */
export async function findInstallation(door: Door): Promise<string | undefined> {
  const [found] = await door.database.orm
    .select({ organizationId: installation.organizationId })
    .from(installation);
  return found?.organizationId;
}

/** Marks the installation as set up. Of two setups at once, the second gets false. */
export async function claimInstallation(tx: Tx): Promise<boolean> {
  const { organizationId } = tx;
  const claimed = await tx.db
    .insert(installation)
    .values({ id: 1, organizationId, preparedAt: tx.now() })
    .onConflictDoNothing({ target: installation.id })
    .returning({ id: installation.id });
  return claimed.length > 0;
}

/** The account of an address, which must be in lower case. */
export async function findAccount(door: Door, email: string) {
  const [found] = await door.database.orm.select().from(account).where(eq(account.email, email));
  return found;
}

/** The stored password of an account. */
export async function findPasswordHash(tx: Tx, accountId: string) {
  const [found] = await tx.db
    .select({ passwordHash: account.passwordHash })
    .from(account)
    .where(eq(account.id, accountId));
  return found?.passwordHash;
}

/** Adds an account unless its address has one. @returns the account's id, new or not */
export async function ensureAccount(
  tx: Tx,
  row: { id: string; email: string; name: string; passwordHash?: string },
): Promise<string> {
  const [added] = await tx.db
    .insert(account)
    .values({ ...row, createdAt: tx.now() })
    .onConflictDoNothing({ target: account.email })
    .returning({ id: account.id });
  if (added) return added.id;
  const [known] = await tx.db
    .select({ id: account.id })
    .from(account)
    .where(eq(account.email, row.email));
  return known?.id ?? row.id;
}

/** Changes how an account is named or signs in. */
export async function changeAccount(
  tx: Tx,
  accountId: string,
  change: { name?: string; passwordHash?: string },
): Promise<void> {
  await tx.db.update(account).set(change).where(eq(account.id, accountId));
}

/** Stores a one-time link by its hash. */
export async function insertToken(tx: Tx, token: NewToken): Promise<void> {
  const { organizationId } = tx;
  await tx.db.insert(signInToken).values({ ...token, organizationId });
}

const usable = (door: Door, hash: string, purpose: Purpose) =>
  and(
    eq(signInToken.hash, hash),
    eq(signInToken.purpose, purpose),
    isNull(signInToken.consumedAt),
    gt(signInToken.expiresAt, door.now()),
  );

/** Whose link this is, while it can still be used. */
export async function findToken(door: Door, hash: string, purpose: Purpose) {
  const [found] = await door.database.orm
    .select({
      accountId: signInToken.accountId,
      organizationId: signInToken.organizationId,
      email: account.email,
      name: account.name,
    })
    .from(signInToken)
    .innerJoin(account, eq(account.id, signInToken.accountId))
    .where(usable(door, hash, purpose));
  return found;
}

/** Uses a link up. Of two uses at once, one gets false. */
export async function consumeToken(tx: Tx, hash: string, purpose: Purpose): Promise<boolean> {
  const consumed = await tx.db
    .update(signInToken)
    .set({ consumedAt: tx.now() })
    .where(usable(tx, hash, purpose))
    .returning({ hash: signInToken.hash });
  return consumed.length > 0;
}

/** Ends the links an account was given before, and clears away what ran out. */
export async function endTokens(tx: Tx, accountId: string): Promise<void> {
  await tx.db.delete(signInToken).where(eq(signInToken.accountId, accountId));
  await tx.db.delete(signInToken).where(lt(signInToken.expiresAt, tx.now()));
}

/**
 * Counts an attempt to sign in. One statement, so that attempts at once cannot share a number.
 * @returns how many there were in this window, this one included, and when the window began
 */
export async function countAttempt(door: Door, key: string, windowMilliseconds: number) {
  const now = door.now();
  const oldest = new Date(now.getTime() - windowMilliseconds);
  const expired = sql`${signInAttempt.windowStart} < ${oldest.toISOString()}::timestamptz`;
  const [counted] = await door.database.orm
    .insert(signInAttempt)
    .values({ key, windowStart: now, failures: 1 })
    .onConflictDoUpdate({
      target: signInAttempt.key,
      set: {
        failures: sql`case when ${expired} then 1 else ${signInAttempt.failures} + 1 end`,
        windowStart: sql`case when ${expired} then excluded.window_start else ${signInAttempt.windowStart} end`,
      },
    })
    .returning({ count: signInAttempt.failures, windowStart: signInAttempt.windowStart });
  return counted ?? { count: 1, windowStart: now };
}

/** Takes one attempt back: it was no failure after all. */
export async function uncountAttempt(door: Door, key: string): Promise<void> {
  await door.database.orm
    .update(signInAttempt)
    .set({ failures: sql`greatest(${signInAttempt.failures} - 1, 0)` })
    .where(eq(signInAttempt.key, key));
}

/** Forgets the attempts of one key, and whatever is older than `before`. */
export async function forgetAttempts(door: Door, key: string, before: Date): Promise<void> {
  await door.database.orm.delete(signInAttempt).where(eq(signInAttempt.key, key));
  await door.database.orm.delete(signInAttempt).where(lt(signInAttempt.windowStart, before));
}
