"use client";

import { type ReactNode, useState, useTransition } from "react";
import { Notice } from "@/components/ui/notice";
import type { Answer } from "@/lib/ground/answer";

interface Answered {
  /** Something is under way. */
  busy: boolean;
  /** What was refused last, in words; nothing where it was done. */
  notice: ReactNode;
  run: (act: () => Promise<Answer<unknown>> | undefined) => void;
}

/** For the buttons of a table's rows: one at a time, and a refusal is told above them. */
export function useAnswered(): Answered {
  const [refused, setRefused] = useState<string>();
  const [busy, start] = useTransition();
  const run: Answered["run"] = (act) =>
    start(async () => {
      const answer = await act();
      setRefused(answer && !answer.ok ? answer.message : undefined);
    });
  const notice = refused && (
    <Notice tone="bad" live>
      {refused}
    </Notice>
  );
  return { busy, notice, run };
}
