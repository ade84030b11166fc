import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { account, member, memberSession } from "@/lib/db/tables/access";
import { organization } from "@/lib/db/tables/organization";

interface NewSession {
  id: string;
  memberId: string;
  agent: string;
  expiresAt: Date;
}

/** Opens a session; from now on every request checks this row. */
export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  const { organizationId } = tx;
  await tx.db.insert(memberSession).values({ ...session, organizationId, createdAt: tx.now() });
}

const live = (tx: Tx) =>
  and(
    eq(memberSession.organizationId, tx.organizationId),
    isNull(memberSession.revokedAt),
    gt(memberSession.expiresAt, tx.now()),
  );

/** Who is signed in by a session that still holds, if its member is still active. */
export async function findSignedIn(tx: Tx, sessionId: string) {
  const [signedIn] = await tx.db
    .select({
      id: member.id,
      role: member.role,
      name: account.name,
      email: account.email,
      organizationName: organization.name,
      demo: organization.demo,
    })
    .from(memberSession)
    .innerJoin(
      member,
      and(
        eq(member.organizationId, memberSession.organizationId),
        eq(member.id, memberSession.memberId),
        isNull(member.deactivatedAt),
      ),
    )
    .innerJoin(account, eq(account.id, member.accountId))
    .innerJoin(organization, eq(organization.id, memberSession.organizationId))
    .where(and(live(tx), eq(memberSession.id, sessionId)));
  return signedIn;
}

/** A member's sessions that still hold, newest first. */
export async function listSessions(tx: Tx, memberId: string) {
  return tx.db
    .select({
      id: memberSession.id,
      agent: memberSession.agent,
      createdAt: memberSession.createdAt,
      expiresAt: memberSession.expiresAt,
    })
    .from(memberSession)
    .where(and(live(tx), eq(memberSession.memberId, memberId)))
    .orderBy(desc(memberSession.createdAt))
    .limit(100);
}

/** Ends one session of a member. @returns whether there was one to end */
export async function endSessionOf(tx: Tx, memberId: string, sessionId: string): Promise<boolean> {
  const ended = await tx.db
    .update(memberSession)
    .set({ revokedAt: tx.now() })
    .where(and(live(tx), eq(memberSession.memberId, memberId), eq(memberSession.id, sessionId)))
    .returning({ id: memberSession.id });
  return ended.length > 0;
}

/** Ends all sessions of a member, but for one that may be kept. @returns how many were ended */
export async function endSessionsOf(tx: Tx, memberId: string, keep?: string): Promise<number> {
  const others = keep ? ne(memberSession.id, keep) : undefined;
  const ended = await tx.db
    .update(memberSession)
    .set({ revokedAt: tx.now() })
    .where(and(live(tx), eq(memberSession.memberId, memberId), others))
    .returning({ id: memberSession.id });
  return ended.length;
}

/** Ends the session that a cookie names. */
export async function endSessionRow(tx: Tx, sessionId: string): Promise<void> {
  await tx.db
    .update(memberSession)
    .set({ revokedAt: tx.now() })
    .where(and(live(tx), eq(memberSession.id, sessionId)));
}
