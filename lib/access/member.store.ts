import { and, asc, count, eq, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { Role } from "@/lib/access/roles";
import { account, member } from "@/lib/db/tables/access";
import { organization } from "@/lib/db/tables/organization";

const active = (tx: Tx) =>
  and(eq(member.organizationId, tx.organizationId), isNull(member.deactivatedAt));

const one = (tx: Tx, id: string) =>
  and(eq(member.organizationId, tx.organizationId), eq(member.id, id));

/** Adds a member unless the account is one. @returns its id, or undefined if it is one already */
export async function insertMember(
  tx: Tx,
  row: { id: string; accountId: string; role: Role; joinedAt?: Date },
): Promise<string | undefined> {
  const [added] = await tx.db
    .insert(member)
    .values({ ...row, organizationId: tx.organizationId })
    .onConflictDoNothing({ target: [member.organizationId, member.accountId] })
    .returning({ id: member.id });
  return added?.id;
}

/** The active member of an account. */
export async function findActiveMember(tx: Tx, accountId: string) {
  const [found] = await tx.db
    .select({ id: member.id, joinedAt: member.joinedAt })
    .from(member)
    .where(and(active(tx), eq(member.accountId, accountId)));
  return found;
}

/** The account of the administrator who has been here longest. */
export async function findFirstAdministrator(tx: Tx): Promise<string | undefined> {
  const [found] = await tx.db
    .select({ accountId: member.accountId })
    .from(member)
    .where(and(active(tx), eq(member.role, "administrator"), isNotNull(member.joinedAt)))
    .orderBy(asc(member.id))
    .limit(1);
  return found?.accountId;
}

/** One member, active or not, with the account's name and address. */
export async function findMember(tx: Tx, id: string) {
  const [found] = await tx.db
    .select({
      id: member.id,
      accountId: member.accountId,
      role: member.role,
      joinedAt: member.joinedAt,
      deactivatedAt: member.deactivatedAt,
      weeklyDigest: member.weeklyDigest,
      name: account.name,
      email: account.email,
    })
    .from(member)
    .innerJoin(account, eq(account.id, member.accountId))
    .where(one(tx, id));
  return found;
}

/** Every member, in the order in which they came. */
export async function listMembers(tx: Tx) {
  return tx.db
    .select({
      id: member.id,
      role: member.role,
      joinedAt: member.joinedAt,
      deactivatedAt: member.deactivatedAt,
      name: account.name,
      email: account.email,
    })
    .from(member)
    .innerJoin(account, eq(account.id, member.accountId))
    .where(eq(member.organizationId, tx.organizationId))
    .orderBy(asc(member.id))
    .limit(500);
}

/** Who switched the weekly digest on, and is still here. */
export async function listDigestReaders(tx: Tx) {
  return tx.db
    .select({ id: member.id, role: member.role, name: account.name, email: account.email })
    .from(member)
    .innerJoin(account, eq(account.id, member.accountId))
    .where(and(active(tx), isNotNull(member.joinedAt), eq(member.weeklyDigest, true)))
    .orderBy(asc(member.id));
}

/** Who administers, and is still here. */
export async function listAdministrators(tx: Tx) {
  return tx.db
    .select({ name: account.name, email: account.email })
    .from(member)
    .innerJoin(account, eq(account.id, member.accountId))
    .where(and(active(tx), isNotNull(member.joinedAt), eq(member.role, "administrator")))
    .orderBy(asc(member.id));
}

/** Changes a member's role, state or choice. */
export async function changeMember(
  tx: Tx,
  id: string,
  change: { role?: Role; joinedAt?: Date; deactivatedAt?: Date | null; weeklyDigest?: boolean },
): Promise<void> {
  await tx.db.update(member).set(change).where(one(tx, id));
}

/**
 * How many can administer. Locks the organisation's row, so that two administrators cannot
 * demote each other at once.
 */
export async function countAdministrators(tx: Tx): Promise<number> {
  await tx.db
    .select({ id: organization.id })
    .from(organization)
    .where(eq(organization.id, tx.organizationId))
    .for("update");
  const [counted] = await tx.db
    .select({ n: count() })
    .from(member)
    .where(and(active(tx), eq(member.role, "administrator"), isNotNull(member.joinedAt)));
  return counted?.n ?? 0;
}
