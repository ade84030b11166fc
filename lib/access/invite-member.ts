import { ensureAccount } from "@/lib/access/account.store";
import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { findMember, insertMember } from "@/lib/access/member.store";
import { linkUrl, makeToken } from "@/lib/access/one-time-link";
import { findOrganization } from "@/lib/access/organization.store";
import { permit } from "@/lib/access/permit";
import type { InviteMember, OneMember } from "@/lib/access/shapes";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { defaultSender, type MailServer, mailServer } from "@/lib/ground/mail";
import { Refusal } from "@/lib/ground/refusal";

/** How the link reached the member: by mail, or it is for the administrator to hand over. */
export type LinkDelivery = { mailed: true } | { mailed: false; url: string };

interface Letter {
  to: { name: string; email: string };
  organizationName: string;
  url: string;
  joins: boolean;
}

function wording({ to, organizationName, url, joins }: Letter) {
  const subject = joins ? `Join ${organizationName} on Vocal` : "Your link to sign in to Vocal";
  const purpose = joins
    ? `You are invited to work with ${organizationName} on Vocal. Choose your password here`
    : `An administrator of ${organizationName} made you this link to sign in`;
  const lifetime = joins
    ? "The link works once, within seven days."
    : "It works once, for an hour.";
  const ignore = "If you did not expect this mail, ignore it: nothing happens without you.";
  return { subject, text: `Hello ${to.name},\n\n${purpose}:\n${url}\n\n${lifetime}\n${ignore}\n` };
}

async function deliver(letter: Letter, server: MailServer | undefined): Promise<LinkDelivery> {
  if (!server) return { mailed: false, url: letter.url };
  const to = { address: letter.to.email, name: letter.to.name };
  const handover = await server.hand({ from: defaultSender(), to, ...wording(letter) });
  return handover.kind === "accepted" ? { mailed: true } : { mailed: false, url: letter.url };
}

async function letterTo(tx: Tx, memberId: string): Promise<Letter> {
  const member = await findMember(tx, memberId);
  if (!member) throw new Refusal("not-found", "There is no such member.");
  if (member.deactivatedAt) throw new Refusal("conflict", "This member was deactivated.");
  const purpose = member.joinedAt ? "sign-in" : "join";
  const url = linkUrl(await makeToken(tx, member.accountId, purpose), purpose);
  const organization = await findOrganization(tx);
  return {
    to: { name: member.name, email: member.email },
    organizationName: organization?.name ?? "",
    url,
    joins: purpose === "join",
  };
}

/** Invites somebody to work here: they get a link to choose their password. */
export async function inviteMember(
  ctx: Context,
  input: InviteMember,
  server: MailServer | undefined = mailServer(),
): Promise<LinkDelivery> {
  permit(ctx, "members.manage");
  const letter = await inTransaction(ctx, async (tx) => {
    const { email, name, role } = input;
    const accountId = await ensureAccount(tx, { id: newId(), email, name });
    const memberId = await insertMember(tx, { id: newId(), accountId, role });
    if (!memberId) {
      const message = "This person is a member already.";
      const fields = [{ path: "email", code: "conflict", message }];
      throw new Refusal("conflict", message, { fields });
    }
    await recordAct(tx, "member.invited", { kind: "member", id: memberId }, { role });
    return letterTo(tx, memberId);
  });
  return deliver(letter, server);
}

/** Gives a member a new link: to join, or to sign in without the forgotten password. */
export async function renewLink(
  ctx: Context,
  { memberId }: OneMember,
  server: MailServer | undefined = mailServer(),
): Promise<LinkDelivery> {
  permit(ctx, "members.manage");
  const letter = await inTransaction(ctx, async (tx) => {
    await recordAct(tx, "member.link-renewed", { kind: "member", id: memberId });
    return letterTo(tx, memberId);
  });
  return deliver(letter, server);
}
