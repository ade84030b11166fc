"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Answer } from "@/lib/ground/answer";

interface ActButtonProps {
  label: string;
  act(): Promise<Answer<unknown>>;
}

/** A button that does something at once, and says why where it was refused. */
export function ActButton({ label, act }: ActButtonProps) {
  const [refused, setRefused] = useState<string>();
  const [busy, start] = useTransition();
  const run = () =>
    start(async () => {
      const answer = await act();
      setRefused(answer.ok ? undefined : answer.message);
    });
  return (
    <>
      <Button tone="primary" busy={busy} onClick={run}>
        {label}
      </Button>
      {refused && (
        <Notice tone="bad" live>
          {refused}
        </Notice>
      )}
    </>
  );
}
