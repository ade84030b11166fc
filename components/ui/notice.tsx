import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";

export type NoticeTone = "info" | "good" | "warn" | "bad";

const looks: Record<NoticeTone, string> = {
  info: "border-accent/25 bg-accent-soft",
  good: "border-good/25 bg-good-soft",
  warn: "border-warn/25 bg-warn-soft",
  bad: "border-bad/25 bg-bad-soft",
};

interface NoticeProps {
  tone?: NoticeTone;
  title?: string;
  children?: ReactNode;
  /** Announced at once when it appears after something the reader did. */
  live?: boolean;
}

/** A message on the page: what happened, or what to know before going on. */
export function Notice({ tone = "info", title, children, live = false }: NoticeProps) {
  const role = live ? (tone === "bad" ? "alert" : "status") : undefined;
  return (
    <div role={role} className={classes("rounded-lg border px-4 py-3 text-sm", looks[tone])}>
      {title && <p className="font-medium text-ink">{title}</p>}
      {children && <div className={classes("text-ink", title && "mt-0.5")}>{children}</div>}
    </div>
  );
}
