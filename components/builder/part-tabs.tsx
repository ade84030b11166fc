"use client";

import { type Part, parts } from "@/components/builder/parts";
import { classes } from "@/components/ui/classes";

interface PartTabsProps {
  part: Part;
  onPart: (part: Part) => void;
}

/** The parts of the editor; what is typed in one stays while another is shown. */
export function PartTabs({ part, onPart }: PartTabsProps) {
  return (
    <fieldset className="flex gap-1 self-start rounded-lg bg-sunken p-1">
      <legend className="sr-only">Part of the editor</legend>
      {parts.map((one) => (
        <button
          key={one.part}
          type="button"
          aria-pressed={one.part === part}
          onClick={() => onPart(one.part)}
          className={classes(
            "h-8 rounded-md px-3 text-sm max-sm:h-10",
            one.part === part
              ? "bg-surface font-medium text-ink shadow-raised"
              : "text-ink-muted hover:text-ink",
          )}
        >
          {one.label}
        </button>
      ))}
    </fieldset>
  );
}
