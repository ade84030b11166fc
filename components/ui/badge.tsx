import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";

/** `up`, `level` and `down` are the three colours told apart without colour vision. */
export type BadgeTone = "neutral" | "accent" | "good" | "warn" | "bad" | "up" | "level" | "down";

const looks: Record<BadgeTone, string> = {
  neutral: "bg-sunken text-ink-muted",
  accent: "bg-accent-soft text-accent-ink",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  up: "bg-up-soft text-up-ink",
  level: "bg-level-soft text-level-ink",
  down: "bg-down-soft text-down-ink",
};

const signs: Partial<Record<BadgeTone, string>> = { up: "▲", level: "●", down: "▼" };

/** A short state beside something; always a word, the colour only helps. */
export function Badge({ tone = "neutral", children }: { tone?: BadgeTone; children: ReactNode }) {
  const sign = signs[tone];
  return (
    <span
      className={classes(
        "inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap",
        looks[tone],
      )}
    >
      {sign && (
        <span aria-hidden className="text-[0.5rem] leading-none">
          {sign}
        </span>
      )}
      {children}
    </span>
  );
}
