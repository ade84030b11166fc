"use client";

import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Panel } from "@/components/ui/panel";
import { useAnswered } from "@/components/ui/use-answered";
import type { CallEnd } from "@/lib/delivery/calls/shapes";
import type { Answer } from "@/lib/ground/answer";

/** How a call ends that does not end with all answers. */
export function CallEnds({ end }: { end: (outcome: CallEnd) => Promise<Answer<void>> }) {
  const { busy, notice, run } = useAnswered();
  return (
    <Panel title="No answer?">
      <div className="flex flex-col gap-2 *:w-full">
        <Button disabled={busy} onClick={() => run(() => end("not-reached"))}>
          Not reached
        </Button>
        <ConfirmButton
          label="Does not want this survey"
          question="Ask this customer this survey no more?"
          confirmLabel="Ask no more"
          act={() => end("survey-declined")}
        >
          It is remembered with their addresses. Other surveys may still come.
        </ConfirmButton>
        <ConfirmButton
          label="Wants no surveys at all"
          question="Ask this customer nothing any more?"
          confirmLabel="Ask nothing"
          act={() => end("unsubscribed")}
        >
          Their addresses join the suppression list, and whatever was to be sent is called off.
        </ConfirmButton>
        <Button tone="quiet" disabled={busy} onClick={() => run(() => end("given-back"))}>
          Give back to the list
        </Button>
        {notice}
      </div>
    </Panel>
  );
}
