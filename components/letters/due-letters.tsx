"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { useAnswered } from "@/components/ui/use-answered";
import type { Answer } from "@/lib/ground/answer";

interface DueLettersProps {
  due: number;
  /** There are more than were counted. */
  more: boolean;
  /** Absent for whoever may only look. */
  make?: (() => Promise<Answer<{ letters: number }>>) | undefined;
}

/** What waits to be written, and the button that writes it. */
export function DueLetters({ due, more, make }: DueLettersProps) {
  const { busy, notice, run } = useAnswered();
  const [made, setMade] = useState<number>();
  const press = () =>
    run(async () => {
      const answer = await make?.();
      if (answer?.ok) setMade(answer.value.letters);
      return answer ?? { ok: true, value: undefined };
    });
  return (
    <Panel
      title={
        due === 0 ? "No letter is due" : `${more ? "More than " : ""}${countWords(due, "due")}`
      }
      lead="Letters are written in batches of at most 500. Each is in one batch, and its customer counts as asked from then on."
      actions={
        make &&
        due > 0 && (
          <Button tone="primary" busy={busy} onClick={press}>
            Write the letters
          </Button>
        )
      }
    >
      {(notice || made !== undefined) && (
        <div className="flex flex-col gap-3">
          {notice}
          {made !== undefined && (
            <Notice tone="good" live>
              {made === 0
                ? "None of them was wanted any more."
                : `${countWords(made, "written")}, to be fetched below.`}
            </Notice>
          )}
        </div>
      )}
    </Panel>
  );
}

function countWords(letters: number, word: string): string {
  return letters === 1
    ? `1 letter is ${word}`
    : `${letters.toLocaleString("en")} letters are ${word}`;
}
