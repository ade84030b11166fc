"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button, buttonLook } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { Answer } from "@/lib/ground/answer";

interface KeepPanelProps {
  surveyId: string;
  copy: (input: { surveyId: string }) => Promise<Answer<{ id: string }>>;
}

/** Uses a survey once more: as a copy here, or as a file for elsewhere. */
export function KeepPanel({ surveyId, copy }: KeepPanelProps) {
  const router = useRouter();
  const [refused, setRefused] = useState<string>();
  const [busy, start] = useTransition();
  const make = () =>
    start(async () => {
      const answer = await copy({ surveyId });
      if (answer.ok) router.push(`/surveys/${answer.value.id}/edit`);
      else setRefused(answer.message);
    });
  return (
    <Panel
      title="Use it again"
      lead="A copy is a new draft. The file holds all of this one: import it on the page of new surveys, or send it to the API."
    >
      <div className="flex flex-wrap gap-2">
        <Button busy={busy} onClick={make}>
          Duplicate
        </Button>
        <a href={`/surveys/${surveyId}/edit/export`} download className={buttonLook()}>
          Export JSON
        </a>
      </div>
      {refused && (
        <div className="mt-3">
          <Notice tone="bad" live>
            {refused}
          </Notice>
        </div>
      )}
    </Panel>
  );
}
