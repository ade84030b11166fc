"use client";

import { useState, useTransition } from "react";
import { type LinkDelivery, LinkGiven } from "@/components/people/invite-form";
import { roleWords } from "@/components/people/roles";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import type { Role } from "@/lib/access/roles";
import type { Answer } from "@/lib/ground/answer";

export interface ListedMember {
  id: string;
  name: string;
  email: string;
  role: Role;
  joined: boolean;
  deactivated: boolean;
  isYou: boolean;
}

type MemberAct<R> = (input: { memberId: string }) => Promise<Answer<R>>;

interface MemberActs {
  changeRole: (input: { memberId: string; role: string }) => Promise<Answer<void>>;
  renewLink: MemberAct<LinkDelivery>;
  signOut: MemberAct<void>;
  deactivate: MemberAct<void>;
  reactivate: MemberAct<void>;
}

/** Everyone who works here, and what can be done about it. */
export function MemberList({ members, acts }: { members: ListedMember[]; acts: MemberActs }) {
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
      {members.map((member) => (
        <MemberRow key={member.id} member={member} acts={acts} />
      ))}
    </ul>
  );
}

function MemberState({ member }: { member: ListedMember }) {
  if (member.deactivated) return <Badge>Deactivated</Badge>;
  if (!member.joined) return <Badge tone="warn">Invited</Badge>;
  return member.isYou ? <Badge tone="accent">You</Badge> : null;
}

function MemberRow({ member, acts }: { member: ListedMember; acts: MemberActs }) {
  const [refused, setRefused] = useState<string>();
  const [delivery, setDelivery] = useState<LinkDelivery>();
  const [busy, start] = useTransition();
  const memberId = member.id;
  const attempt = <R,>(act: () => Promise<Answer<R>>, onDone?: (value: R) => void) =>
    start(async () => {
      const answer = await act();
      setRefused(answer.ok ? undefined : answer.message);
      if (answer.ok) onDone?.(answer.value);
    });
  return (
    <li className="flex flex-col gap-3 px-5 py-3.5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <p className="flex items-center gap-2 font-medium">
            <span className="truncate">{member.name}</span>
            <MemberState member={member} />
          </p>
          <p className="truncate text-ink-muted">{member.email}</p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <SelectField
            label={`Role of ${member.name}`}
            labelHidden
            className="w-40"
            choices={roleWords}
            value={member.role}
            disabled={busy || member.deactivated}
            onChange={(event) => {
              const role = event.currentTarget.value;
              attempt(() => acts.changeRole({ memberId, role }));
            }}
          />
          {member.deactivated ? (
            <Button disabled={busy} onClick={() => attempt(() => acts.reactivate({ memberId }))}>
              Reactivate
            </Button>
          ) : (
            <>
              <Button
                tone="quiet"
                disabled={busy}
                aria-label={`New link for ${member.name}`}
                onClick={() => attempt(() => acts.renewLink({ memberId }), setDelivery)}
              >
                New link
              </Button>
              <EndAccess member={member} acts={acts} />
            </>
          )}
        </div>
      </div>
      {refused && (
        <Notice tone="bad" live>
          {refused}
        </Notice>
      )}
      {delivery && <LinkGiven delivery={delivery} />}
    </li>
  );
}

function EndAccess({ member, acts }: { member: ListedMember; acts: MemberActs }) {
  const memberId = member.id;
  return (
    <>
      {member.joined && (
        <ConfirmButton
          label="Sign out"
          description={`Sign ${member.name} out everywhere`}
          question={`Sign ${member.name} out everywhere?`}
          confirmLabel="Sign out"
          tone="quiet"
          act={() => acts.signOut({ memberId })}
        >
          Every browser they are signed in with must sign in again. Their password stays.
        </ConfirmButton>
      )}
      <ConfirmButton
        label="Deactivate"
        description={`Deactivate ${member.name}`}
        question={`Deactivate ${member.name}?`}
        confirmLabel="Deactivate"
        tone="quiet"
        act={() => acts.deactivate({ memberId })}
      >
        They lose access at once. What they did stays, and they can be let in again.
      </ConfirmButton>
    </>
  );
}
