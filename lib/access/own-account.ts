import { changeAccount, endTokens, findPasswordHash } from "@/lib/access/account.store";
import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { findMember } from "@/lib/access/member.store";
import { hashPassword, passwordMatches } from "@/lib/access/passwords";
import { endSessionOf, endSessionsOf, listSessions } from "@/lib/access/session.store";
import type { ChangeAccount, ChangePassword, EndSession } from "@/lib/access/shapes";
import { throttlePassword } from "@/lib/access/throttle-sign-in";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";

/** These are about oneself: every member may, and nobody else can be named. */
function selfId(ctx: Context): string {
  if (ctx.actor.kind === "member") return ctx.actor.id;
  throw new Refusal("forbidden", "Only a signed-in member has an account.");
}

async function ownAccountId(tx: Tx): Promise<string> {
  const member = await findMember(tx, selfId(tx));
  if (!member) throw new Refusal("not-found", "There is no such member.");
  return member.accountId;
}

/** A member's own sessions, and whether they have a password yet. */
export async function readOwnAccount(ctx: Context) {
  return inTransaction(ctx, async (tx) => {
    const passwordHash = await findPasswordHash(tx, await ownAccountId(tx));
    return { sessions: await listSessions(tx, selfId(tx)), hasPassword: passwordHash != null };
  });
}

/** Changes one's own name. */
export async function changeName(ctx: Context, { name }: ChangeAccount): Promise<void> {
  await inTransaction(ctx, async (tx) => changeAccount(tx, await ownAccountId(tx), { name }));
}

/** Changes one's own password, or sets the first; all other sessions end. */
export async function changePassword(
  ctx: Context,
  { present, password }: ChangePassword,
  keepSessionId?: string,
): Promise<void> {
  const memberId = selfId(ctx);
  // A session left open on a shared computer must not become a place to guess the password.
  if (ctx.actor.kind === "member") await throttlePassword(ctx, ctx.actor.email);
  const stored = await inTransaction(ctx, async (tx) =>
    findPasswordHash(tx, await ownAccountId(tx)),
  );
  if (stored != null && !(await passwordMatches(stored, present))) {
    const message = "This is not your present password.";
    const fields = [{ path: "present", code: "wrong", message }];
    throw new Refusal("invalid", message, { fields });
  }
  const passwordHash = await hashPassword(password);
  await inTransaction(ctx, async (tx) => {
    const accountId = await ownAccountId(tx);
    await changeAccount(tx, accountId, { passwordHash });
    // A link to sign in that somebody else may hold must not outlive the old password.
    await endTokens(tx, accountId);
    await endSessionsOf(tx, memberId, keepSessionId);
    await recordAct(tx, "member.password-changed", { kind: "member", id: memberId });
  });
}

/** Ends one of one's own sessions. */
export async function endOwnSession(ctx: Context, { sessionId }: EndSession): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (await endSessionOf(tx, selfId(tx), sessionId)) return;
    throw new Refusal("not-found", "This session has ended already.");
  });
}
