import type { Context } from "@/lib/access/context";
import { changeMember, findMember, listDigestReaders } from "@/lib/access/member.store";
import { may, permit } from "@/lib/access/permit";
import type { ChooseDigest } from "@/lib/access/shapes";
import { inTransaction } from "@/lib/db/transaction";
import { mailServer } from "@/lib/ground/mail";
import { Refusal } from "@/lib/ground/refusal";

/**
 * Whether one gets the weekly digest, and whether any is sent: without a mail server there is none.
 * Undefined for whoever may not read what is in it.
 */
export async function readDigestChoice(
  ctx: Context,
): Promise<{ weeklyDigest: boolean; sends: boolean } | undefined> {
  const { actor } = ctx;
  if (actor.kind !== "member" || !may(actor, "analysis.read")) return undefined;
  const member = await inTransaction(ctx, (tx) => findMember(tx, actor.id));
  return member && { weeklyDigest: member.weeklyDigest, sends: mailServer() !== undefined };
}

/** Switches the weekly digest on or off, for oneself. */
export async function chooseDigest(ctx: Context, { weeklyDigest }: ChooseDigest): Promise<void> {
  permit(ctx, "analysis.read");
  const { actor } = ctx;
  if (actor.kind !== "member") {
    throw new Refusal("forbidden", "Only a signed-in member gets mail.");
  }
  await inTransaction(ctx, (tx) => changeMember(tx, actor.id, { weeklyDigest }));
}

/** By the link in the mail itself: without signing in. @returns whether there is such a member */
export async function stopDigest(ctx: Context, memberId: string): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    if (!(await findMember(tx, memberId))) return false;
    await changeMember(tx, memberId, { weeklyDigest: false });
    return true;
  });
}

/** What the link in the mail shows: whether it still comes. Undefined where nobody is meant. */
export async function digestChoiceOf(
  ctx: Context,
  memberId: string,
): Promise<{ weeklyDigest: boolean } | undefined> {
  return inTransaction(ctx, (tx) => findMember(tx, memberId));
}

/** The members who switched it on and whose role may still read what is in it. */
export async function readDigestReaders(ctx: Context) {
  const listed = await inTransaction(ctx, listDigestReaders);
  return listed.filter(({ role, id, name, email }) =>
    may({ kind: "member", id, role, name, email }, "analysis.read"),
  );
}
