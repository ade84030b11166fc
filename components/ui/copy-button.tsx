"use client";

import { Button } from "@/components/ui/button";
import { useCopy } from "@/components/ui/use-copy";

interface CopyButtonProps {
  text: string;
  /** Of the element that shows the text. */
  shownId: string;
  description: string;
}

/** Copies a text that stands beside it. */
export function CopyButton({ text, shownId, description }: CopyButtonProps) {
  const { copy, label, status } = useCopy(text);
  return (
    <>
      <Button size="small" onClick={() => copy(shownId)} aria-label={description}>
        {label}
      </Button>
      {status}
    </>
  );
}
