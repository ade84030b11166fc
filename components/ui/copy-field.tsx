"use client";

import { Button } from "@/components/ui/button";
import { controlLook, FieldFrame } from "@/components/ui/field";
import { useCopy } from "@/components/ui/use-copy";

interface CopyFieldProps {
  label: string;
  value: string;
  hint?: string;
}

/** A text to take along, such as a link or a key, with a button that copies it. */
export function CopyField({ label, value, hint }: CopyFieldProps) {
  const { copy, label: copyLabel, status } = useCopy(value);
  return (
    <FieldFrame label={label} hint={hint}>
      {(wiring) => (
        <span className="flex flex-wrap items-center gap-2">
          <input
            {...wiring}
            readOnly
            value={value}
            onFocus={(event) => event.currentTarget.select()}
            className={`${controlLook} h-9 min-w-0 flex-1 font-mono max-sm:h-11`}
          />
          <Button onClick={() => copy(wiring.id)} className="max-sm:h-11">
            {copyLabel}
          </Button>
          {status}
        </span>
      )}
    </FieldFrame>
  );
}
