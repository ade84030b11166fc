"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Copies a text that stands beside it. */
export function CopyButton({ text, description }: { text: string; description: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <Button
      size="small"
      onClick={copy}
      aria-label={copied ? `${description}: copied` : description}
    >
      {copied ? "Copied" : "Copy"}
    </Button>
  );
}
