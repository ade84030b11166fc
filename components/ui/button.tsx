import type { ComponentProps } from "react";
import { classes } from "@/components/ui/classes";

export type ButtonTone = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "regular" | "small";

const tones: Record<ButtonTone, string> = {
  primary: "bg-accent text-on-accent shadow-raised hover:bg-accent-strong",
  secondary: "border border-line bg-surface text-ink shadow-raised hover:bg-sunken",
  quiet: "text-ink-muted hover:bg-sunken hover:text-ink",
  danger: "bg-bad-fill text-on-accent shadow-raised hover:brightness-110",
};

const sizes: Record<ButtonSize, string> = {
  regular: "h-9 px-3.5 text-sm max-sm:h-10",
  small: "h-7 px-2.5 text-xs max-sm:h-9",
};

/** What buttons and links that look like buttons share. */
export function buttonLook(tone: ButtonTone = "secondary", size: ButtonSize = "regular"): string {
  return classes(
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap",
    "transition-colors disabled:opacity-55 aria-disabled:opacity-55",
    tones[tone],
    sizes[size],
  );
}

interface ButtonProps extends ComponentProps<"button"> {
  tone?: ButtonTone;
  size?: ButtonSize;
  /** Work is under way: the button says so and cannot be pressed again. */
  busy?: boolean;
}

/** A button; inside a form it submits only when `type="submit"`. */
export function Button({ tone, size, busy = false, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={busy || rest.disabled}
      aria-busy={busy || undefined}
      className={classes(buttonLook(tone, size), className)}
    >
      {busy && (
        <span
          aria-hidden
          className="size-3.5 animate-spin rounded-full border-2 border-current border-r-transparent"
        />
      )}
      {children}
    </button>
  );
}
