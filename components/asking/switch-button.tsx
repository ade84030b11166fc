"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { countedWords } from "@/lib/delivery/queue-shapes";
import type { Answer } from "@/lib/ground/answer";

interface SwitchButtonProps {
  active: boolean;
  /** What is still to be sent, and would be called off. */
  waiting: number;
  called: string;
  change: () => Promise<Answer<unknown>>;
  remove: () => Promise<Answer<unknown>>;
}

/** Switches a trigger on, or off at once; one that is off can be removed. */
export function SwitchButton({ active, waiting, called, change, remove }: SwitchButtonProps) {
  const [refused, setRefused] = useState<string>();
  const [busy, start] = useTransition();
  const switchOn = () =>
    start(async () => {
      const answer = await change();
      setRefused(answer.ok ? undefined : answer.message);
    });
  if (active) {
    return (
      <ConfirmButton
        label="Pause"
        size="small"
        description={`Pause ${called}`}
        question="Ask nobody any more?"
        confirmLabel="Pause"
        act={change}
      >
        {waiting > 0
          ? `${countedWords(waiting)} invitations that are still to be sent are called off. Switching it on again does not bring them back.`
          : "Interactions are decided on without this trigger until it is switched on again."}
      </ConfirmButton>
    );
  }
  return (
    <>
      {refused && (
        <p role="alert" className="text-sm text-bad">
          {refused}
        </p>
      )}
      <ConfirmButton
        label="Remove"
        size="small"
        tone="quiet"
        description={`Remove ${called}`}
        question="Remove this trigger?"
        confirmLabel="Remove"
        act={remove}
      >
        What it has decided stays readable with every interaction. This cannot be undone.
      </ConfirmButton>
      <Button size="small" busy={busy} onClick={switchOn} aria-label={`Switch on ${called}`}>
        Switch on
      </Button>
    </>
  );
}
