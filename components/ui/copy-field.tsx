"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { controlLook, FieldFrame } from "@/components/ui/field";

interface CopyFieldProps {
  label: string;
  value: string;
  hint?: string;
}

/** A text to take along, such as a link or a key, with a button that copies it. */
export function CopyField({ label, value, hint }: CopyFieldProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <FieldFrame label={label} hint={hint}>
      {(wiring) => (
        <span className="flex gap-2">
          <input
            {...wiring}
            readOnly
            value={value}
            onFocus={(event) => event.currentTarget.select()}
            className={`${controlLook} h-9 min-w-0 flex-1 font-mono max-sm:h-11`}
          />
          <Button onClick={copy} className="max-sm:h-11">
            {copied ? "Copied" : "Copy"}
          </Button>
        </span>
      )}
    </FieldFrame>
  );
}
