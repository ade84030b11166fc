import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  /** What would be here, and how it comes to be. */
  children?: ReactNode;
  /** The one thing to do next. */
  action?: ReactNode;
}

/** Stands where a list would be, and says what to do next. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center rounded-xl border border-dashed border-line px-6 py-12 text-center">
      <p className="text-base font-medium text-ink">{title}</p>
      {children && <div className="mt-1 max-w-md text-sm text-ink-muted">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
