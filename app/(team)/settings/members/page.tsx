import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import {
  deactivate,
  giveLink,
  giveRole,
  invite,
  reactivate,
  signOutEverywhere,
} from "@/app/(team)/settings/actions";
import { InviteForm } from "@/components/people/invite-form";
import { MemberList } from "@/components/people/member-list";
import { RoleNotes } from "@/components/people/role-notes";
import { Panel } from "@/components/ui/panel";
import { readMembers } from "@/lib/access/members";

export const metadata: Metadata = { title: "Members" };

const acts = {
  changeRole: giveRole,
  renewLink: giveLink,
  signOut: signOutEverywhere,
  deactivate,
  reactivate,
};

export default async function MembersPage() {
  const ctx = await requirePermission("members.read");
  const members = (await readMembers(ctx)).map(({ joinedAt, deactivatedAt, ...member }) => ({
    ...member,
    joined: joinedAt !== null,
    deactivated: deactivatedAt !== null,
    isYou: member.id === ctx.actor.id,
  }));
  return (
    <>
      <Panel title="Invite" lead="They get a link by mail, and choose their own password.">
        <InviteForm action={invite} />
        <RoleNotes />
      </Panel>
      <MemberList members={members} acts={acts} />
    </>
  );
}
