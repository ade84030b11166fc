import { type ReactNode, useId } from "react";
import { classes } from "@/components/ui/classes";
import { TypedBefore } from "@/components/ui/typed-before";

export interface FieldProps {
  label: string;
  /** One line on what belongs here; stays visible while typing. */
  hint?: ReactNode;
  error?: string;
  /** The label is for screen readers only, as in a table cell or a search box. */
  labelHidden?: boolean;
  className?: string;
}

interface Wiring {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

interface FieldFrameProps extends FieldProps {
  id?: string;
  optional?: boolean;
  children: (wiring: Wiring) => ReactNode;
}

/** The look of everything one types into. */
export const controlLook = classes(
  "w-full rounded-md border border-control bg-surface px-3 text-sm text-ink",
  "placeholder:text-ink-muted/80 disabled:bg-sunken disabled:text-ink-muted read-only:bg-sunken",
  "aria-invalid:border-bad aria-invalid:bg-bad-soft/40",
  "focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent max-sm:text-base",
);

/** Label, hint and error around one control, tied together for assistive technology. */
export function FieldFrame(props: FieldFrameProps) {
  const { label, hint, error, labelHidden, optional, className, children } = props;
  const generated = useId();
  const id = props.id ?? generated;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={classes("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className={labelHidden ? "sr-only" : "text-sm font-medium text-ink"}>
        {label}
        {optional && <span className="font-normal text-ink-muted"> (optional)</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="-mt-1 text-xs text-ink-muted">
          {hint}
        </p>
      )}
      {children({
        id,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": describedBy || undefined,
      })}
      <TypedBefore control={id} />
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

/** The error beside a field; keeps its sign so that it is not told by colour alone. */
export function FieldError({ id, error }: { id: string; error?: string }) {
  if (!error) return null;
  return (
    <p id={id} className="flex items-start gap-1 text-xs font-medium text-bad">
      <svg aria-hidden="true" viewBox="0 0 12 12" className="mt-0.5 size-3 shrink-0">
        <circle cx="6" cy="6" r="6" fill="currentColor" />
        <path
          d="M6 3v3.6M6 8.6v.4"
          stroke="var(--surface)"
          strokeWidth="1.4"
          strokeLinecap="round"
        />
      </svg>
      {error}
    </p>
  );
}
