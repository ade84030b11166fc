import Link from "next/link";
import type { ReactNode } from "react";

interface PageHeaderProps {
  title: string;
  /** One sentence on what this page is for or what it found. */
  lead?: ReactNode;
  /** The page this one belongs to. */
  parent?: { href: string; label: string };
  /** A badge beside the title. */
  state?: ReactNode;
  /** One primary action, perhaps a quiet one before it. */
  actions?: ReactNode;
}

/** Says where you are, and what can be done here. */
export function PageHeader({ title, lead, parent, state, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {parent && (
          <Link
            href={parent.href}
            className="mb-1 inline-block rounded-sm text-xs font-medium text-ink-muted hover:text-ink"
          >
            <span aria-hidden>← </span>
            {parent.label}
          </Link>
        )}
        <div className="flex flex-wrap items-center gap-2.5">
          <h1 className="text-xl font-semibold tracking-tight text-ink">{title}</h1>
          {state}
        </div>
        {lead && <p className="mt-1 max-w-prose text-sm text-ink-muted">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
