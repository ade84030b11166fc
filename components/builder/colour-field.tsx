"use client";

import { useId } from "react";
import { useField } from "@/components/builder/draft";
import { Button } from "@/components/ui/button";
import { controlLook, FieldFrame } from "@/components/ui/field";
import { TypedBefore } from "@/components/ui/typed-before";
import type { LookPair } from "@/lib/surveys/page/look-style";

interface ColourFieldProps {
  label: string;
  path: string;
  /** What the page has where nothing is chosen. */
  standard: string;
  pair: LookPair | undefined;
}

/** A colour, picked or written, and how well it reads where it is used. */
export function ColourField({ label, path, standard, pair }: ColourFieldProps) {
  const { value, error, setValue, leave } = useField(path);
  const pickerId = useId();
  const chosen = typeof value === "string" ? value : "";
  const valid = /^#[0-9a-f]{6}$/i.test(chosen);
  return (
    <FieldFrame label={label} error={error} hint={pair && <Contrast pair={pair} />}>
      {(wiring) => (
        <span className="flex gap-2">
          <input
            id={pickerId}
            type="color"
            aria-label={`Pick ${label.toLowerCase()}`}
            value={valid ? chosen : standard}
            onChange={({ target }) => setValue(target.value)}
            className="h-9 w-11 shrink-0 cursor-pointer rounded-md border border-control bg-surface p-1 max-sm:h-11"
          />
          <TypedBefore control={pickerId} />
          <input
            {...wiring}
            name={path}
            value={chosen}
            placeholder={standard}
            maxLength={7}
            onBlur={leave}
            onChange={({ target }) => setValue(target.value === "" ? undefined : target.value)}
            className={`${controlLook} h-9 min-w-0 font-mono max-sm:h-11`}
          />
          {chosen && (
            <Button
              tone="quiet"
              aria-label={`Undo ${label.toLowerCase()}`}
              onClick={() => setValue(undefined)}
            >
              <span aria-hidden>×</span>
            </Button>
          )}
        </span>
      )}
    </FieldFrame>
  );
}

function Contrast({ pair: { ratio, needed } }: { pair: LookPair }) {
  const fits = ratio >= needed;
  return (
    <span className={fits ? "" : "font-medium text-warn"}>
      {`Contrast ${ratio.toFixed(1)} : 1, ${fits ? "reads well" : `less than ${needed} : 1`}`}
    </span>
  );
}
