"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { Button, type ButtonSize, type ButtonTone } from "@/components/ui/button";
import { useAnswered } from "@/components/ui/use-answered";
import type { Answer } from "@/lib/ground/answer";

export type Take = (invitationId?: string) => Promise<Answer<{ callId: string }>>;

interface TakeCallProps {
  take: Take;
  /** Left out: the one that waits longest. */
  invitationId?: string;
  tone?: ButtonTone;
  size?: ButtonSize;
  /** Read out instead of the label where the same label stands in every row. */
  description?: string;
  children: ReactNode;
}

/** Takes a call and goes to it; says why when somebody else was quicker. */
export function TakeCallButton(props: TakeCallProps) {
  const { take, invitationId, tone, size, description, children } = props;
  const router = useRouter();
  const { busy, notice, run } = useAnswered();
  const press = () =>
    run(async () => {
      const answer = await take(invitationId);
      if (answer.ok) router.push(`/calls/${answer.value.callId}`);
      return answer;
    });
  return (
    <span className="flex flex-col items-end gap-2 max-sm:items-start">
      <Button tone={tone} size={size} busy={busy} aria-label={description} onClick={press}>
        {children}
      </Button>
      {notice}
    </span>
  );
}
