import { type ReactNode, useId } from "react";
import { classes } from "@/components/ui/classes";

interface PanelProps {
  title?: string;
  /** One plain sentence under the title: the finding, or what this is for. */
  lead?: ReactNode;
  /** Links or buttons at the right of the title. */
  actions?: ReactNode;
  /** Tables and charts that reach the edges bring their own space. */
  flush?: boolean;
  className?: string;
  children?: ReactNode;
}

/** A table at the edges shares the panel's border instead of drawing a second one inside it. */
const flushLook = classes(
  "pt-4 [&>section]:rounded-none [&>section]:border-x-0",
  "[&>section:last-child]:rounded-b-xl [&>section:last-child]:border-b-0",
);

const headLook = "flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4";

/** A titled part of a page on its own surface. */
export function Panel({ title, lead, actions, flush = false, className, children }: PanelProps) {
  const id = useId();
  const headed = Boolean(title || lead || actions);
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={classes("rounded-xl border border-line bg-surface", className)}
    >
      {headed && (
        <header className={classes(headLook, !children && "pb-4")}>
          <div className="max-w-prose">
            {title && (
              <h2 id={id} className="text-base font-semibold text-ink">
                {title}
              </h2>
            )}
            {lead && <p className="mt-0.5 text-sm text-ink-muted">{lead}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </header>
      )}
      {children && <div className={flush ? flushLook : "px-5 py-4"}>{children}</div>}
    </section>
  );
}
