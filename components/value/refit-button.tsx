"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Answer } from "@/lib/ground/answer";

interface RefitButtonProps {
  fitNow: () => Promise<Answer<void>>;
  /** Where its progress is seen. */
  progressPath: string;
}

/** Has values fitted again, and goes where that is seen. */
export function RefitButton({ fitNow, progressPath }: RefitButtonProps) {
  const router = useRouter();
  const [refused, setRefused] = useState<string>();
  const [busy, start] = useTransition();
  const fit = () =>
    start(async () => {
      const answer = await fitNow();
      if (answer.ok) router.push(progressPath);
      else setRefused(answer.message);
    });
  return (
    <div className="flex flex-col items-start gap-3">
      <Button busy={busy} onClick={fit}>
        Fit now
      </Button>
      {refused && (
        <Notice tone="bad" live>
          {refused}
        </Notice>
      )}
    </div>
  );
}
