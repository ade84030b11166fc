"use client";

import { type ReactNode, useState, useTransition } from "react";
import { Button, type ButtonSize, type ButtonTone } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { Answer } from "@/lib/ground/answer";

interface ConfirmButtonProps {
  label: string;
  /** The question asked, such as "Revoke this key?". */
  question: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** The word on the button that does it: the verb, not "OK". */
  confirmLabel: string;
  act: () => Promise<Answer<unknown>>;
  tone?: ButtonTone;
  size?: ButtonSize;
  /** Read out instead of the label where the same label stands in every row. */
  description?: string;
}

/** A button that asks first, for what cannot be undone. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { label, question, children, confirmLabel, act, tone, size, description } = props;
  const [open, setOpen] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [busy, start] = useTransition();
  const confirm = () =>
    start(async () => {
      const answer = await act();
      setRefused(answer.ok ? undefined : answer.message);
      if (answer.ok) setOpen(false);
    });
  return (
    <>
      <Button tone={tone} size={size} aria-label={description} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        title={question}
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button tone="danger" busy={busy} onClick={confirm}>
              {confirmLabel}
            </Button>
          </>
        }
      >
        {children}
        {refused && (
          <div className="mt-3">
            <Notice tone="bad" live>
              {refused}
            </Notice>
          </div>
        )}
      </Dialog>
    </>
  );
}
