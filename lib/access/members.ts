import { endTokens } from "@/lib/access/account.store";
import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import {
  changeMember,
  countAdministrators,
  findMember,
  listMembers,
} from "@/lib/access/member.store";
import { permit } from "@/lib/access/permit";
import { endSessionsOf } from "@/lib/access/session.store";
import type { ChangeRole, OneMember } from "@/lib/access/shapes";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";

/** Everyone who works here or did. */
export async function readMembers(ctx: Context) {
  permit(ctx, "members.read");
  return inTransaction(ctx, listMembers);
}

async function existing(tx: Tx, memberId: string) {
  const member = await findMember(tx, memberId);
  if (!member) throw new Refusal("not-found", "There is no such member.");
  return member;
}

/** Nobody may lock everybody out. Counting locks, so that two changes cannot slip past. */
async function keepOneAdministrator(tx: Tx): Promise<void> {
  if ((await countAdministrators(tx)) > 0) return;
  throw new Refusal("conflict", "At least one active administrator must remain.");
}

/** Gives a member another role; it holds from their next request on. */
export async function changeRole(ctx: Context, { memberId, role }: ChangeRole): Promise<void> {
  permit(ctx, "members.manage");
  await inTransaction(ctx, async (tx) => {
    const { role: before } = await existing(tx, memberId);
    await countAdministrators(tx);
    await changeMember(tx, memberId, { role });
    await keepOneAdministrator(tx);
    await recordAct(tx, "member.role-changed", { kind: "member", id: memberId }, { before, role });
  });
}

/** Ends a member's access at once: sessions, links and sign-in. What they did stays. */
export async function deactivateMember(ctx: Context, { memberId }: OneMember): Promise<void> {
  permit(ctx, "members.manage");
  await inTransaction(ctx, async (tx) => {
    const { accountId } = await existing(tx, memberId);
    await countAdministrators(tx);
    await changeMember(tx, memberId, { deactivatedAt: tx.now() });
    await keepOneAdministrator(tx);
    await endTokens(tx, accountId);
    const sessions = await endSessionsOf(tx, memberId);
    await recordAct(tx, "member.deactivated", { kind: "member", id: memberId }, { sessions });
  });
}

/** Lets a deactivated member in again, with the password they had. */
export async function reactivateMember(ctx: Context, { memberId }: OneMember): Promise<void> {
  permit(ctx, "members.manage");
  await inTransaction(ctx, async (tx) => {
    await existing(tx, memberId);
    await changeMember(tx, memberId, { deactivatedAt: null });
    await recordAct(tx, "member.reactivated", { kind: "member", id: memberId });
  });
}

/** Signs a member out everywhere, as after a lost laptop. */
export async function signOutMember(ctx: Context, { memberId }: OneMember): Promise<void> {
  permit(ctx, "members.manage");
  await inTransaction(ctx, async (tx) => {
    await existing(tx, memberId);
    const sessions = await endSessionsOf(tx, memberId);
    await recordAct(tx, "member.signed-out", { kind: "member", id: memberId }, { sessions });
  });
}
